import BarcodeFormat from '@zxing/library/esm/core/BarcodeFormat';
import BinaryBitmap from '@zxing/library/esm/core/BinaryBitmap';
import DecodeHintType from '@zxing/library/esm/core/DecodeHintType';
import HybridBinarizer from '@zxing/library/esm/core/common/HybridBinarizer';
import MultiFormatOneDReader from '@zxing/library/esm/core/oned/MultiFormatOneDReader';
import QRCodeReader from '@zxing/library/esm/core/qrcode/QRCodeReader';
import { HTMLCanvasElementLuminanceSource } from '@zxing/library/esm/browser/HTMLCanvasElementLuminanceSource';
import type { Look } from './barcodes';

/** A label in the hand fills most of the picture; more points only cost time on a cheap phone. */
const width = 800;

export function zxing(): Look {
  const readers = [
    new MultiFormatOneDReader(
      new Map([[DecodeHintType.POSSIBLE_FORMATS, [BarcodeFormat.CODE_128, BarcodeFormat.EAN_13]]]),
    ),
    new QRCodeReader(),
  ];
  const canvas = document.createElement('canvas');
  return (video) => {
    if (!video.videoWidth) return Promise.resolve(undefined);
    canvas.width = Math.min(width, video.videoWidth);
    canvas.height = Math.round((canvas.width * video.videoHeight) / video.videoWidth);
    canvas.getContext('2d', { willReadFrequently: true })?.drawImage(video, 0, 0, canvas.width, canvas.height);
    const picture = new BinaryBitmap(new HybridBinarizer(new HTMLCanvasElementLuminanceSource(canvas)));
    for (const reader of readers) {
      try {
        return Promise.resolve(reader.decode(picture).getText());
      } catch {
        // Nothing of this kind is in the picture.
      }
    }
    return Promise.resolve(undefined);
  };
}
