/**
 * Fills an empty database with the demonstration:
 *   DATABASE_URL=mysql://… node --conditions=react-server --import tsx db/seed/run.ts
 */

import { hash } from '@node-rs/argon2';
import { closePool, db } from '#db/connection';
import accounts from './accounts.json' with { type: 'json' };
import { demonstration } from './demonstration';
import { NotEmpty, writeDemonstration } from './write';

async function main(): Promise<void> {
  const begun = Date.now();
  try {
    const made = await demonstration(begun);
    await writeDemonstration(db, made, await hash(accounts[0]?.password ?? ''));
    const { ticket, timeline, person } = made.store.tables;
    console.log(
      `${person.size} people, ${ticket.size} tickets, ${timeline.size} timeline entries in ${Date.now() - begun} ms`,
    );
    for (const account of accounts)
      console.log(`${account.role.padEnd(14)} ${account.email}  ${account.password}`);
  } finally {
    await closePool();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof NotEmpty ? error.message : error);
  process.exitCode = 1;
});
