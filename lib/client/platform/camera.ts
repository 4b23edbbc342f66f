'use client';
import { deviceNow } from './clock';

/** Why nothing can be read by the camera: it may not be used, there is none, or what reads did not come. */
export type CameraTrouble = 'refused' | 'none' | 'unready';

interface Detector {
  detect(source: HTMLVideoElement): Promise<{ rawValue: string }[]>;
}
interface NativeDetector {
  new (options: { formats: string[] }): Detector;
  getSupportedFormats(): Promise<string[]>;
}

/** Switches the light beside a camera. */
export type Light = (isOn: boolean) => Promise<void>;

/** Between two looks, ms: fast enough for a hand that moves, and slow enough for a battery. */
const LOOK_EVERY = 150;
/** So long, in ms, a label has been out of sight before it is read anew. */
const AGAIN_AFTER = 2_000;

/**
 * Shows the camera and reads labels by it, until one is read or, where it goes on, it is ended. Needs no network.
 *
 * @param on called when it is to be seen, with its light where it has one
 * @param read called with what the label says: once, or again and again where it `goesOn`
 * @returns ends it, and lets go of the camera
 */
export function readLabels(
  video: HTMLVideoElement,
  {
    on,
    read,
    trouble,
    goesOn = false,
  }: {
    on: (light: Light | null) => void;
    read: (said: string) => void;
    trouble: (why: CameraTrouble) => void;
    goesOn?: boolean;
  },
): () => void {
  let stream: MediaStream | undefined;
  let isOver = false;
  let last = '';
  let lastAt = 0;
  const end = () => {
    isOver = true;
    for (const track of stream?.getTracks() ?? []) track.stop();
    video.srcObject = null;
  };
  const fail = (why: CameraTrouble) => {
    if (isOver) return;
    end();
    trouble(why);
  };
  const start = async () => {
    try {
      stream = await openCamera();
    } catch (error) {
      fail(error instanceof DOMException && error.name === 'NotAllowedError' ? 'refused' : 'none');
      return;
    }
    if (isOver) return end();
    for (const track of stream.getTracks()) track.addEventListener('ended', () => fail('none'));
    video.srcObject = stream;
    // Where it may not play by itself it is drawn when it is touched; ended meanwhile, it has nothing to play.
    await video.play().catch(() => undefined);
    on(lightOf(stream));
    const detector = await detectorHere().catch(() => null);
    if (!detector) return fail('unready');
    const look = async () => {
      if (isOver) return;
      const [label] = video.readyState < 2 ? [] : await detector.detect(video).catch(() => []);
      if (isOver) return;
      if (label?.rawValue) {
        if (!goesOn) end();
        // What is held before it is read once, or what was said of it would be gone at the next look.
        if (label.rawValue !== last) read(label.rawValue);
        last = label.rawValue;
        lastAt = deviceNow();
      }
      if (!label?.rawValue && deviceNow() - lastAt > AGAIN_AFTER) last = '';
      if (goesOn || !label?.rawValue) setTimeout(() => void look(), LOOK_EVERY);
    };
    await look();
  };
  void start();
  return end;
}

/** TypeScript's library does not know lights. */
type WithTorch = MediaTrackConstraintSet & { torch?: boolean };

/** The light of a camera; null: it has none, or the browser does not say. It goes out with the camera. */
function lightOf(stream: MediaStream): Light | null {
  const [track] = stream.getVideoTracks();
  const can: WithTorch | undefined = track?.getCapabilities?.() as WithTorch | undefined;
  if (!track || !can?.torch) return null;
  return (isOn) => track.applyConstraints({ advanced: [{ torch: isOn } as WithTorch] });
}

/** @throws NotAllowedError, or another one where there is no camera (also on pages without https) */
async function openCamera(): Promise<MediaStream> {
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  if (!devices) throw new Error('no cameras here');
  return devices.getUserMedia({
    video: { facingMode: 'environment', width: { ideal: 1280 }, height: { ideal: 720 } },
  });
}

/** The browser's own where it reads QR codes; else ours, whose code is fetched now or was kept. */
async function detectorHere(): Promise<Detector> {
  const { BarcodeDetector: Native } = window as { BarcodeDetector?: NativeDetector };
  const formats = await Native?.getSupportedFormats().catch((): string[] => []);
  if (Native && formats?.includes('qr_code')) return new Native({ formats: ['qr_code'] });
  const { ownDetector } = await import('./label-detector');
  return ownDetector();
}
