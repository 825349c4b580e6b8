// Reads QR codes, Code 128 and EAN from a picture: with the browser's own reader where it has one, else with ZXing, which is only loaded then.

export type Look = (video: HTMLVideoElement) => Promise<string | undefined>;

/** Shape Detection API (WICG draft); Chrome on Android has it. */
interface Detector {
  detect(picture: HTMLVideoElement): Promise<{ rawValue: string }[]>;
}
interface Detectors {
  new (how: { formats: string[] }): Detector;
  getSupportedFormats(): Promise<string[]>;
}

const formats = ['qr_code', 'code_128', 'ean_13'];

export async function looker(): Promise<Look> {
  const own = (globalThis as { BarcodeDetector?: Detectors }).BarcodeDetector;
  const known = (await own?.getSupportedFormats().catch(() => [])) ?? [];
  if (own && formats.every((format) => known.includes(format))) {
    const detector = new own({ formats });
    return async (video) => (await detector.detect(video).catch(() => []))[0]?.rawValue;
  }
  const { zxing } = await import('./zxing');
  return zxing();
}
