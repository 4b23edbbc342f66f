'use client';
import { useEffect, useId, useRef } from 'react';
import Pad, { type PointGroup } from 'signature_pad';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/button';
import { useTimes } from '#components/ui/when';

/** Where it is drawn, in CSS points of a phone; a wider pad is drawn to the same measures. */
const HEIGHT = 140;

export type Ink = PointGroup[];

interface SignaturePadProps {
  ink: Ink;
  onInk: (ink: Ink) => void;
  /** who signs, under the line */
  name: string;
  /** hands out what makes a picture of it; null while nothing is drawn */
  picture: React.RefObject<(() => Promise<Blob | null>) | null>;
  error?: string | null;
}

/** A line to sign on, with a finger, a pen or the mouse. What is drawn is kept like typed text. */
export function SignaturePad({ ink, onInk, name, picture, error }: SignaturePadProps) {
  const t = useTranslations('files.sign');
  const times = useTimes();
  const canvas = useRef<HTMLCanvasElement>(null);
  const pad = useRef<Pad | null>(null);
  const label = useId();
  const note = useId();
  const drawn = useRef(onInk);
  drawn.current = onInk;

  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    const made = new Pad(element, {
      penColor: '#191a18',
      backgroundColor: '#ffffff',
      minWidth: 1,
      maxWidth: 2.6,
    });
    pad.current = made;
    picture.current = () => (made.isEmpty() ? Promise.resolve(null) : pictureOf(element));
    const redraw = () => {
      const points = made.toData();
      sharpen(element);
      made.clear();
      if (points.length > 0) made.fromData(points);
    };
    redraw();
    const watch = new ResizeObserver(redraw);
    watch.observe(element);
    made.addEventListener('endStroke', () => drawn.current(made.toData()));
    return () => {
      watch.disconnect();
      made.off();
      pad.current = null;
      picture.current = null;
    };
  }, [picture]);

  // What was drawn before, when the form is opened again; and nothing, once it was sent.
  useEffect(() => {
    const made = pad.current;
    if (!made || JSON.stringify(made.toData()) === JSON.stringify(ink)) return;
    made.clear();
    if (ink.length > 0) made.fromData(structuredClone(ink));
  }, [ink]);

  return (
    <section aria-labelledby={label}>
      <div className="mb-1.5 flex min-h-6 items-baseline justify-between gap-3 text-sm">
        <span id={label} className="font-semibold">
          {t('title')}
        </span>
        {ink.length > 0 ? (
          <span className="-my-3 -me-3">
            <Button tone="text" size="sm" onPress={() => onInk([])}>
              {t('clear')}
            </Button>
          </span>
        ) : null}
      </div>
      <div
        className={`relative overflow-hidden rounded-btn bg-[#fff] ${error ? 'border-2 border-danger' : 'border border-line-strong'}`}
      >
        <canvas
          ref={canvas}
          role="img"
          aria-label={t('pad')}
          aria-describedby={note}
          className="block w-full touch-none"
          style={{ height: HEIGHT }}
        />
        <div
          aria-hidden
          className="pointer-events-none absolute inset-x-3.5 bottom-2 border-t border-[#d8d8d2] pt-1.5 text-xs text-[#676861]"
        >
          {ink.length > 0 && times.now !== null
            ? t('onDevice', { name, when: times.dayClock(times.now) })
            : t('pad')}
        </div>
      </div>
      <p id={note} className={`mt-1.5 text-sm ${error ? 'font-medium text-danger' : 'text-ink-3'}`}>
        {error ?? t('padHelp')}
      </p>
    </section>
  );
}

/** As many points as the screen has. */
function sharpen(element: HTMLCanvasElement): void {
  const ratio = Math.max(window.devicePixelRatio || 1, 1);
  element.width = element.offsetWidth * ratio;
  element.height = element.offsetHeight * ratio;
  element.getContext('2d')?.scale(ratio, ratio);
}

const pictureOf = (element: HTMLCanvasElement): Promise<Blob | null> =>
  new Promise((resolve) => {
    element.toBlob(resolve, 'image/png');
  });
