'use client';
import { CameraOff, Flashlight, FlashlightOff } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { type CameraTrouble, type Light, readLabels } from '#client/platform/camera';
import { Banner } from '#components/ui/banner';
import { IconButton } from '#components/ui/icon-button';

/** The camera with a frame to hold a label in; in its place why there is none. Lets go of it when it leaves the page. `goesOn`: after a label comes another one. */
export function ScanCamera({ onRead, goesOn = false }: { onRead: (said: string) => void; goesOn?: boolean }) {
  const t = useTranslations('assets.camera');
  const video = useRef<HTMLVideoElement>(null);
  const reading = useRef(onRead);
  reading.current = onRead;
  const [isOn, setIsOn] = useState(false);
  const [light, setLight] = useState<Light | null>(null);
  const [isLit, setLit] = useState(false);
  const [trouble, setTrouble] = useState<CameraTrouble | null>(null);
  useEffect(() => {
    if (!video.current) return;
    return readLabels(video.current, {
      on: (has) => {
        setIsOn(true);
        setLight(() => has);
      },
      read: (said) => reading.current(said),
      trouble: setTrouble,
      goesOn,
    });
  }, [goesOn]);
  if (trouble)
    return (
      <Banner icon={<CameraOff />} title={t(trouble)}>
        <p>{t(`${trouble}Text`)}</p>
      </Banner>
    );
  return (
    <figure className="flex flex-col gap-2">
      <div className="relative aspect-4/3 overflow-hidden rounded-lg bg-black">
        <video ref={video} aria-label={t('sees')} muted playsInline className="size-full object-cover" />
        <div
          aria-hidden
          className="absolute inset-0 m-auto aspect-square h-3/5 rounded-lg border-4 border-white"
        />
        {light ? (
          <IconButton
            tone="square"
            icon={isLit ? <FlashlightOff /> : <Flashlight />}
            label={t('torch')}
            aria-pressed={isLit}
            // A light that will not is left as it is.
            onPress={() =>
              void light(!isLit).then(
                () => setLit(!isLit),
                () => undefined,
              )
            }
            className="absolute! end-2 bottom-2"
          />
        ) : null}
      </div>
      <figcaption className="text-sm text-ink-2">
        <span role="status">{t(isOn ? 'text' : 'starting')}</span>
      </figcaption>
    </figure>
  );
}
