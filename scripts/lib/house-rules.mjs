// House rules that no ready-made tool checks: length of files, and the mark on files of the server.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { inRoot, root } from './paths.mjs';

const MAX_LINES = 400;
const source = /\.(ts|tsx|mjs|cjs|css|md|grit)$/;

/** @returns {string[]} what is wrong, one line each */
export function houseRuleFailures() {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  });
  const files = listed.split('\n').filter((file) => source.test(file) && existsSync(inRoot(file)));
  if (files.length === 0) return ['git lists no source file here'];
  return files.flatMap((file) => {
    const text = readFileSync(inRoot(file), 'utf8');
    const lines = text.split('\n').length - 1;
    const failures = [];
    if (lines > MAX_LINES) failures.push(`${file}: ${lines} lines, at most ${MAX_LINES}`);
    if (/^lib\/server\/.*(?<!\.test)\.ts$/.test(file) && !text.startsWith("import 'server-only';")) {
      failures.push(`${file}: files of the server begin with import 'server-only'`);
    }
    return failures;
  });
}
