import 'server-only';
import type { mailOutbox } from '#db/schema/operations';
import type { Sent } from '#server/jobs/drain';
import type { LeasedRow } from '#server/jobs/lease';
import { organisationName } from '#server/people/organisation';
import { letter } from './letter';
import { type MailSettings, mailTransport } from './mail-transport';
import { unseal } from './seal';

export interface MailSender {
  send(job: LeasedRow<typeof mailOutbox>): Promise<Sent>;
  close(): void;
}

/** Sends mails about accounts. */
export function mailSender(settings: MailSettings, transport = mailTransport(settings)): MailSender {
  return {
    close: () => transport.close(),
    async send(job) {
      const { path, sealed, number } = job.data;
      const link = path ? `${settings.origin}${path}${sealed ? `/${unseal(sealed)}` : ''}` : null;
      const desk = (await organisationName()) ?? 'Holdfast';
      return transport.deliver(job.address, letter(job.kind, desk, link, number));
    },
  };
}
