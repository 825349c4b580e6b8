import type { ReaderConfig } from './config';
import { accountPlaces } from './place/account';
import { deviceId, deviceLabel, DevicePlaces, deviceStorage } from './place/device';
import { AccountKeeper, GuestKeeper, type PlaceKeeper } from './place/keeper';
import type { NavigatorMaker } from './reader';
import { h } from './ui/dom';

/** Each engine is fetched only for a publication of its kind. */
export const makeNavigator: NavigatorMaker = async (config, say, listener, appearance) => {
  if (config.kind === 'epub') {
    const { EpubNavigator } = await import('./epub/epub-navigator');
    return new EpubNavigator(config.base, listener, appearance);
  }
  const { PdfNavigator } = await import('./pdf/pdf-navigator');
  const url = config.pdf ?? config.base;
  return new PdfNavigator(
    {
      url,
      manifest: `${config.base}manifest.json`,
      fileId: config.fileId,
      name: decodeURIComponent(url.startsWith(config.base) ? url.slice(config.base.length) : url).replace(
        /\?v=\w+$/,
        '',
      ),
      firstPage: config.firstPage,
      pageLabel: (page) => say('page', page),
      damagedPage: () => [
        h('p', {}, say('fault.page')),
        ...(config.download ? [h('a', { class: 'btn line', href: config.download }, say('download'))] : []),
      ],
    },
    listener,
    appearance,
    deviceStorage(),
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
