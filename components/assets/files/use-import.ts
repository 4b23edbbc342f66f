'use client';
import { useRef, useState } from 'react';
import { type AskedImport, type ImportFailure, sendAssetFile } from '#client/live/asset-files';
import {
  type CsvKey,
  type CsvLine,
  type CsvMapping,
  type CsvOutcome,
  type CsvRowResult,
  guessedMapping,
} from '#domain/asset/csv';

type What = AskedImport['what'];

/** What is known of the file and what came of trying or importing it. */
export interface ImportState {
  file: File | null;
  what: What;
  head: Extract<CsvLine, { kind: 'head' }> | null;
  mapping: CsvMapping;
  key: CsvKey;
  busy: AskedImport['mode'] | null;
  progress: { rows: number; of: number } | null;
  /** Of what the results are; null: there are none. */
  told: 'dry' | 'write' | null;
  results: readonly CsvRowResult[];
  counts: Record<CsvOutcome, number> | null;
  problem: { message: string; advice: string } | null;
  failure: ImportFailure | null;
  stopped: boolean;
}

const UNTOLD = { progress: null, told: null, results: [], counts: null, problem: null, failure: null };
const NOTHING: ImportState = {
  ...{ file: null, what: 'assets', head: null, mapping: { fields: {}, attributes: {} }, key: 'tag' },
  ...{ busy: null, stopped: false, ...UNTOLD },
};

/** An import step by step: a file, what its columns say, what would come of it, and doing it. */
export function useImport() {
  const [state, setState] = useState<ImportState>(NOTHING);
  const ends = useRef<AbortController | null>(null);
  const put = (change: Partial<ImportState>) => setState((now) => ({ ...now, ...change }));

  const send = async (mode: AskedImport['mode'], asked: Omit<AskedImport, 'mode'>) => {
    ends.current?.abort();
    const own = new AbortController();
    ends.current = own;
    const results: CsvRowResult[] = [];
    put({ busy: mode, stopped: false, ...UNTOLD });
    const heard = (line: CsvLine) => {
      if (line.kind === 'head') put({ head: line, mapping: guessedMapping(line.header) });
      else if (line.kind === 'row') results.push(line.result);
      else if (line.kind === 'progress') put({ progress: line });
      else if (line.kind === 'problem') put({ problem: line });
      else put({ counts: line.counts, told: mode === 'head' ? null : mode });
    };
    const failure = await sendAssetFile({ mode, ...asked }, heard, own.signal);
    if (ends.current !== own) return;
    const stopped = own.signal.aborted;
    put({ busy: null, progress: null, results, failure: stopped ? null : failure, stopped });
  };
  const { file, what, mapping, key } = state;
  return {
    state,
    choose(next: File) {
      setState({ ...NOTHING, what, key, file: next });
      void send('head', { file: next, what, mapping: NOTHING.mapping, key });
    },
    /** Another saying of the file: what was tried with the one before does not count any more. */
    change: (next: Partial<Pick<ImportState, 'what' | 'mapping' | 'key'>>) => put({ ...next, ...UNTOLD }),
    run(mode: 'dry' | 'write') {
      if (file) void send(mode, { file, what, mapping, key });
    },
    stop: () => ends.current?.abort(),
  };
}
