import { spawn } from 'node:child_process';
import path from 'node:path';

/** `npm run audit:verify` as somebody at a terminal runs it. */
export async function auditVerify(
  url: string,
  ...args: string[]
): Promise<{ code: number | null; out: string; err: string }> {
  const script = path.resolve(import.meta.dirname, '../../../scripts/audit-verify.mjs');
  const child = spawn(process.execPath, [script, ...args], {
    env: { ...process.env, DATABASE_URL: url },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { out: '', err: '' };
  child.stdout.on('data', (chunk) => {
    said.out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    said.err += chunk;
  });
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, ...said };
}
