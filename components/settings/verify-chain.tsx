'use client';
import { ShieldCheck, TriangleAlert } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { type Answer, ask } from '#components/shell/server-answer';
import { Banner } from '#components/ui/banner';
import { Button } from '#components/ui/button';
import { Meter } from '#components/ui/meter';
import type { ChainStep } from '#domain/settings/shapes';

export type VerifyDoor = (place: { no: number; hash: string }) => Promise<Answer<ChainStep>>;

type Finding =
  | { kind: 'going'; no: number; of: number }
  | { kind: 'whole'; n: number }
  | { kind: 'broken'; fault: NonNullable<ChainStep['fault']> }
  | { kind: 'failed' };

const START = { no: 0, hash: '0'.repeat(64) };

/** Walks the chain of the audit part by part, and says whether all of it is as it was written. */
export function VerifyChain({ door }: { door: VerifyDoor }) {
  const t = useTranslations('settings.audit');
  const [finding, setFinding] = useState<Finding | null>(null);
  const here = useRef(true);
  useEffect(() => {
    here.current = true;
    return () => {
      here.current = false;
    };
  }, []);
  const verify = async () => {
    let place = START;
    setFinding({ kind: 'going', no: 0, of: 0 });
    while (here.current) {
      const answer = await ask(door(place));
      if (!here.current) return;
      if (!answer.ok) return setFinding({ kind: 'failed' });
      const { no, hash, of, fault, done } = answer.data;
      if (fault) return setFinding({ kind: 'broken', fault });
      if (done) return setFinding({ kind: 'whole', n: no });
      place = { no, hash };
      setFinding({ kind: 'going', no, of });
    }
  };
  const going = finding?.kind === 'going';
  return (
    <div className="flex flex-col gap-3 border-b border-line px-4 py-3 desk:px-6">
      <div className="flex min-h-8 flex-wrap items-center gap-x-4 gap-y-2 text-sm">
        <Button size="sm" icon={<ShieldCheck />} isDisabled={going} onPress={() => void verify()}>
          {t('verify')}
        </Button>
        <p role="status" className="num min-w-0 flex-1 font-medium">
          {going ? t('verifying', { no: finding.no, of: finding.of }) : null}
          {finding?.kind === 'whole' ? (
            <span className="inline-flex items-center gap-1.5 text-ok">
              <ShieldCheck className="size-4" />
              {t('whole', { n: finding.n })}
            </span>
          ) : null}
        </p>
      </div>
      {going ? <Meter label={t('verify')} value={finding.no} max={finding.of} className="max-w-100" /> : null}
      {finding?.kind === 'broken' ? (
        <Banner
          tone="warn"
          icon={<TriangleAlert />}
          title={t(`broken.${finding.fault.what}`, { no: finding.fault.chainNo })}
        >
          {t('brokenText')}
        </Banner>
      ) : null}
      {finding?.kind === 'failed' ? (
        <p role="alert" className="text-sm text-danger">
          {t('verifyFailed')}
        </p>
      ) : null}
    </div>
  );
}
