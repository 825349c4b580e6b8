import { readConfig, type ReaderConfig } from './config';
import type { Locator } from './locator';
import { makeKeeper } from './parts';
import { deviceStorage } from './place/device';
import { speaker } from './messages';
import type { Place } from './navigator';
import { Captions } from './ui/captions';
import { listenToKeys, PlayerControls } from './ui/player-controls';
import { PlayerFaults } from './ui/player-faults';

/** Goes on where one stopped. */
function remember(media: HTMLMediaElement, config: ReaderConfig): void {
  const keeper = makeKeeper(config, deviceStorage());
  const start = Number(/^t=([\d.]+)$/.exec(keeper.start?.locations.fragments?.[0] ?? '')?.[1] ?? 0);
  const goOn = (): void => {
    // near the end means finished: begin again
    if (start > 0 && start < media.duration - 5) media.currentTime = start;
  };
  // the browser may have known the length before this script came
  if (media.readyState >= HTMLMediaElement.HAVE_METADATA) goOn();
  else media.addEventListener('loadedmetadata', goOn, { once: true });
  let last = start;
  media.addEventListener('timeupdate', () => {
    if (Math.abs(media.currentTime - last) < 5) return;
    last = media.currentTime;
    keeper.keep(placeAt(media, config));
  });
  for (const event of ['pause', 'ended']) media.addEventListener(event, () => keeper.keep(placeAt(media, config)));
  addEventListener('pagehide', () => keeper.flush());
}

function placeAt(media: HTMLMediaElement, config: ReaderConfig): Place {
  const progress = media.duration > 0 ? Math.min(1, media.currentTime / media.duration) : 0;
  const locator: Locator = {
    href: config.fileId,
    type: media instanceof HTMLVideoElement ? 'video/*' : 'audio/*',
    locations: { progression: progress, totalProgression: progress, fragments: [`t=${Math.floor(media.currentTime)}`] },
  };
  return { locator, entry: undefined, position: 1, total: 1, progress, atStart: false, atEnd: media.ended };
}

const media = document.querySelector<HTMLMediaElement>('audio, video');
const data = document.getElementById('reader-config');
if (media && data) {
  const config = readConfig(data.textContent ?? '');
  remember(media, config);
  const say = speaker(config.strings);
  const captions = new Captions(media, say);
  const controls = new PlayerControls(media, say, captions);
  media.after(new PlayerFaults(media, say, config.download).element, captions.element, controls.element);
  listenToKeys(controls);
}
