'use client';
import { Check, Monitor, Smartphone } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { type Answer, answerOf, useAccessFaults } from '#components/shell/access-faults';
import { Button } from '#components/ui/button';
import { DialogConfirm } from '#components/ui/dialog-confirm';
import { Group, GroupRow } from '#components/ui/group';
import { showToast } from '#components/ui/toast';
import { useTimes } from '#components/ui/when';
import { type DeviceName, deviceName } from '#domain/access/device-name';
import { AccountFrame } from './account-frame';

interface Device {
  sessionId: string;
  userAgent: string;
  seenAt: number;
}

interface DevicesPageProps {
  devices: readonly Device[];
  /** the session of this device */
  mine: string;
  endDevice: (values: { sessionId: string }) => Promise<Answer<boolean>>;
  endOthers: (values: Record<string, never>) => Promise<Answer<number>>;
}

/** Where one is signed in, and the way to end it there. */
export function DevicesPage({ devices, mine, endDevice, endOthers }: DevicesPageProps) {
  const t = useTranslations('access.account');
  const says = useAccessFaults();
  const router = useRouter();
  const [asks, setAsks] = useState(false);
  const others = devices.filter(({ sessionId }) => sessionId !== mine);
  const own = devices.filter(({ sessionId }) => sessionId === mine);

  const end = async (call: Promise<Answer<unknown>>) => {
    const answer = await answerOf(call);
    showToast(
      answer.ok ? { text: t('signedOutDevice'), icon: <Check /> } : { text: says.whole(answer.error.code) },
    );
    router.refresh();
  };
  return (
    <AccountFrame title={t('devices')} detail={t('devicesLead')} inside>
      <Group label={t('devices')} className="mt-4">
        {[...own, ...others].map((device) => (
          <DeviceRow
            key={device.sessionId}
            device={device}
            isMine={device.sessionId === mine}
            onEnd={() => void end(endDevice({ sessionId: device.sessionId }))}
          />
        ))}
      </Group>
      {others.length > 1 ? (
        <Button block className="mt-6" onPress={() => setAsks(true)}>
          {t('signOutOthers')}
        </Button>
      ) : null}
      <DialogConfirm
        isOpen={asks}
        onClose={() => setAsks(false)}
        title={t('signOutOthersAsk', { count: others.length })}
        confirm={t('signOutDevice')}
        keep={t('stay')}
        onConfirm={() => void end(endOthers({}))}
      >
        {t('signOutOthersText')}
      </DialogConfirm>
    </AccountFrame>
  );
}

function DeviceRow({ device, isMine, onEnd }: { device: Device; isMine: boolean; onEnd: () => void }) {
  const t = useTranslations('access.account');
  const times = useTimes();
  const what = deviceName(device.userAgent);
  const name = useDeviceWords(what);
  const used = times.now === null ? '\u00a0' : t('lastUsed', { when: times.ago(device.seenAt) });
  return (
    <GroupRow
      icon={what.handheld ? <Smartphone /> : <Monitor />}
      title={name}
      detail={isMine ? t('thisDevice') : used}
      end={
        isMine ? undefined : (
          <Button
            size="sm"
            tone="text"
            className="-me-3"
            aria-label={t('signOutNamed', { device: name })}
            onPress={onEnd}
          >
            {t('signOutDevice')}
          </Button>
        )
      }
    />
  );
}

function useDeviceWords({ browser, system }: DeviceName): string {
  const t = useTranslations('access.account');
  return t('device', { browser: browser ?? t('deviceUnknown'), system: system ?? t('systemUnknown') });
}
