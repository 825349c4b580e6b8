import type { ReaderConfig } from './config';
import { accountPlaces } from './place/account';
import { deviceId, deviceLabel, DevicePlaces } from './place/device';
import { AccountKeeper, GuestKeeper, type PlaceKeeper } from './place/keeper';
import type { NavigatorMaker } from './reader';

/** Each engine is fetched only for a publication of its kind. */
export const makeNavigator: NavigatorMaker = async (config, say, listener, appearance) => {
  if (config.kind === 'epub') {
    const { EpubNavigator } = await import('./epub/epub-navigator');
    return new EpubNavigator(config.base, listener, appearance);
  }
  const { PdfNavigator } = await import('./pdf/pdf-navigator');
  return new PdfNavigator(
    {
      url: config.pdf ?? config.base,
      firstPage: config.firstPage,
      pageLabel: (page) => say('page', page),
    },
    listener,
    appearance,
  );
};

/** Places of the account for those who signed in, of the device for guests. */
export function makeKeeper(config: ReaderConfig, storage: Storage | undefined): PlaceKeeper {
  const onDevice = new DevicePlaces(storage);
  const kept = onDevice.find(config.fileId);
  if (!config.remember) return new GuestKeeper(undefined, () => undefined);
  if (!config.account)
    return new GuestKeeper(kept?.locator, ({ locator, progress }) =>
      onDevice.keep({
        fileId: config.fileId,
        title: config.title,
        address: config.address,
        locator,
        progress,
        savedAt: new Date().toISOString(),
        ...(config.cover ? { cover: config.cover } : {}),
        ...(config.tone ? { tone: config.tone } : {}),
      }),
    );
  const device = { id: deviceId(storage), label: deviceLabel(navigator.userAgent) };
  const offer = kept ? { locator: kept.locator, progress: kept.progress, deviceLabel: '' } : undefined;
  return new AccountKeeper(accountPlaces(config.account, device), device.id, config.account.saved, offer);
}
