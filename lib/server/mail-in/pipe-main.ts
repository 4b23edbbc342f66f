import 'server-only';
import { closePool } from '#db/connection';
import { config } from '#server/config';
import { MAIL_MAX } from './parse';
import { takeIn } from './take-in';

/** What a mail server understands as "try again later" (sysexits.h). */
const TRY_AGAIN = 75;

/** `npm run mail-in < message`: one mail on standard input. */
async function main(): Promise<number> {
  if (!config.mailIn) {
    console.error('HOLDFAST_MAIL_IN is not set: this desk takes no mail');
    return TRY_AGAIN;
  }
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of process.stdin) {
    size += chunk.length;
    // Of a mail that is too large only so much is kept as shows that it is.
    if (size <= MAIL_MAX + 1_000_000) chunks.push(chunk);
  }
  if (size === 0) return TRY_AGAIN;
  console.log(await takeIn(Buffer.concat(chunks)));
  return 0;
}

main()
  .catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : String(error));
    return TRY_AGAIN;
  })
  .then(async (code) => {
    await closePool();
    process.exitCode = code;
  });
