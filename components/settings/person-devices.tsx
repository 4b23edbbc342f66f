'use client';
import { MonitorSmartphone } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';
import { useTranslations } from 'use-intl';
import { ask } from '#components/shell/server-answer';
import { Button } from '#components/ui/button';
import { SectionHeading } from '#components/ui/section-heading';
import { showToast } from '#components/ui/toast';
import { When } from '#components/ui/when';
import { deviceName } from '#domain/access/device-name';
import type { PersonDetail } from '#domain/settings/shapes';
import type { PersonDoors } from './person-doors';

interface PersonDevicesProps {
  person: PersonDetail;
  endSessions: PersonDoors['endSessions'];
}

/** Where somebody is signed in, and the way to end it there or everywhere. */
export function PersonDevices({ person, endSessions }: PersonDevicesProps) {
  const t = useTranslations('settings');
  const router = useRouter();
  const [failed, setFailed] = useState(false);
  const [ending, start] = useTransition();
  const end = (sessionId: string | null) =>
    start(async () => {
      const answer = await ask(endSessions({ personId: person.id, sessionId }));
      // Over already is as good as ended.
      const over = answer.ok || answer.error.code === 'not_found';
      setFailed(!over);
      if (over) showToast({ text: t('person.ended', { n: answer.ok ? answer.data.ended : 0 }) });
      router.refresh();
    });
  const words = (userAgent: string) => {
    const { browser, system } = deviceName(userAgent);
    return browser && system
      ? t('device.on', { browser, system })
      : (browser ?? system ?? t('device.unknown'));
  };
  return (
    <section>
      <SectionHeading
        level={3}
        count={person.devices.length}
        end={
          person.devices.length > 1 ? (
            <Button tone="text" size="sm" isDisabled={ending} onPress={() => end(null)}>
              {t('person.endAll')}
            </Button>
          ) : null
        }
      >
        {t('person.devices')}
      </SectionHeading>
      {person.devices.length === 0 ? (
        <p className="text-sm text-ink-3">{t('person.noDevices')}</p>
      ) : (
        <ul className="flex flex-col divide-y divide-line text-sm">
          {person.devices.map((one) => (
            <li key={one.sessionId} className="flex items-center gap-2.5 py-1.5">
              <MonitorSmartphone className="size-4.5 flex-none text-ink-3" />
              <span className="min-w-0 flex-1">
                <span className="block truncate font-medium">{words(one.userAgent)}</span>
                <span className="block text-ink-3">
                  {t.rich('person.seen', { when: () => <When at={one.seenAt} as="ago" /> })}
                </span>
              </span>
              <Button
                size="sm"
                isDisabled={ending}
                aria-label={t('person.endOneOf', { device: words(one.userAgent) })}
                onPress={() => end(one.sessionId)}
              >
                {t('person.endOne')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {failed ? (
        <p role="alert" className="mt-2 text-sm text-danger">
          {t('failed.unavailable')}
        </p>
      ) : null}
    </section>
  );
}
