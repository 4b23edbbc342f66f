'use client';
import { CircleAlert } from 'lucide-react';
import { useState } from 'react';
import { Banner } from '#components/ui/banner';
import { LiveRegion } from '#components/ui/live-region';
import { type Answer, answerOf, type SlowDown, useAccessFaults } from './access-faults';

/** Fields a refusal can stand at; about any other the whole form is told. */
const FIELDS = ['name', 'email', 'phone', 'company', 'password', 'old', 'teamIds'];

interface On<D> {
  done: (data: D) => void | Promise<void>;
  /** A link that does not work any more. */
  gone?: () => void;
}

const isSlow = (data: unknown): data is SlowDown =>
  typeof data === 'object' && data !== null && 'kind' in data && data.kind === 'slow_down';

/** Runs a server action for a form: what it refuses stands at its field, or above the button for the whole. */
export function useRefusal() {
  const says = useAccessFaults();
  const [whole, setWhole] = useState<string | null>(null);

  /** @returns words per field, for `useFields` */
  async function run<D>(
    call: Promise<Answer<D | SlowDown>>,
    on: On<D>,
  ): Promise<Record<string, string> | undefined> {
    setWhole(null);
    const answer = await answerOf(call);
    if (answer.ok) {
      if (isSlow(answer.data)) setWhole(says.slow(answer.data));
      else await on.done(answer.data);
      return undefined;
    }
    const refused = says.field(answer.error);
    if (refused && FIELDS.includes(refused.name)) return { [refused.name]: refused.words };
    if (answer.error.code === 'not_found' && on.gone) on.gone();
    else setWhole(says.whole(answer.error.code));
    return undefined;
  }

  return { says, whole, run };
}

/** What was refused as a whole, seen and heard. */
export function Refusal({ words }: { words: string | null }) {
  return (
    <>
      {words ? <Banner tone="warn" icon={<CircleAlert />} title={words} /> : null}
      <LiveRegion urgent>{words ?? ''}</LiveRegion>
    </>
  );
}
