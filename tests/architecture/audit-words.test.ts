import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { audit } from '../../components/words/en/audit';
import { filesUnder } from './doors-found';

/** How the server names what it writes into the audit, beside the names of mutations. */
const NAMED =
  /'((?:person|password|email|import|job|mail|mutation|record|sign-in|site|assignmentRule|workProfile)\.[a-zA-Z.-]+)'/g;

const written = filesUnder('lib/server', (name) => name.endsWith('.ts'))
  .flatMap((file) => [
    ...readFileSync(path.resolve(import.meta.dirname, '../..', file), 'utf8').matchAll(NAMED),
  ])
  .map((match) => match[1] ?? '');

test('everything the server writes into the audit has words there', () => {
  expect(written).toEqual(
    expect.arrayContaining(['person.invite', 'sign-in.refused', 'job.giveUp', 'workProfile.save']),
  );
  const words = Object.keys(audit.actions);
  const wordless = new Set(written.filter((code) => !words.includes(code.replaceAll(/[.-]/g, '_'))));
  expect([...wordless]).toEqual([]);
});
