'use client';
import { useTranslations } from 'use-intl';
import { Switch } from '#components/ui/switch';
import { isOfChange, type NotifiedEvent } from '#domain/notify/events';
import type { Channel } from '#domain/notify/preferences';
import type { NotificationsView } from '#domain/notify/view';

interface EventTableProps {
  on: NotificationsView['on'];
  canMail: boolean;
  onChange: (event: NotifiedEvent, channel: Channel, on: boolean) => void;
}

/** Events by channels, a switch each. */
export function EventTable({ on, canMail, onChange }: EventTableProps) {
  const t = useTranslations('access.account');
  const channels = [
    { id: 'push', name: t('push') },
    { id: 'mail', name: t('emailTitle') },
    { id: 'inbox', name: t('inbox') },
  ] as const;
  return (
    <table className="w-full text-base dense:text-sm">
      <thead>
        <tr className="text-xs text-ink-3">
          <th scope="col" className="px-4 pt-3 pb-1 text-start font-medium">
            {t('event')}
          </th>
          {channels.map(({ id, name }) => (
            <th
              key={id}
              scope="col"
              className="w-13 ps-2 pt-3 pb-1 text-center font-medium last:w-17 last:pe-4"
            >
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {on.map((row) => {
          const event = t(`events.${wordOf(row.event)}`);
          return (
            <tr key={row.event} className="[&>*]:border-t [&>*]:border-line">
              <th scope="row" className="px-4 py-2 text-start font-regular">
                {event}
              </th>
              {channels.map(({ id, name }) => (
                <td key={id} className="ps-2 last:pe-4">
                  <Switch
                    isSelected={row[id]}
                    isDisabled={id === 'mail' && !canMail}
                    onChange={(value) => onChange(row.event, id, value)}
                  >
                    <span className="sr-only">{t('eventBy', { event, channel: name })}</span>
                  </Switch>
                </td>
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** Of changes some things happen that happen of tickets, too. */
const wordOf = (event: NotifiedEvent) =>
  (isOfChange(event) ? event.replace('.', '_') : event.split('.')[1]) as 'assigned';
