'use client';
import { BarcodeDetector, prepareZXingModule } from 'barcode-detector/ponyfill';

/** Its code comes from the build, as everything does, and is kept with it: the library would ask a foreign server. */
const CODE = new URL('zxing-wasm/reader/zxing_reader.wasm', import.meta.url).href;

/** Reads QR codes where the browser itself cannot. */
export async function ownDetector(): Promise<BarcodeDetector> {
  await prepareZXingModule({
    overrides: { locateFile: (name: string, at: string) => (name.endsWith('.wasm') ? CODE : at + name) },
    fireImmediately: true,
  });
  return new BarcodeDetector({ formats: ['qr_code'] });
}
