import { readConfig, type ReaderConfig } from './config';
import type { Locator } from './locator';
import { makeKeeper } from './parts';
import { deviceStorage } from './place/device';
import type { PlaceKeeper } from './place/keeper';
import { speaker } from './messages';
import type { Place } from './navigator';
import { Habits, keepSpeed } from './player/habits';
import { askedSecond, seek } from './player/spot';
import { Streams } from './player/streams';
import { Transcript } from './player/transcript';
import { Captions } from './ui/captions';
import { listenToKeys, PlayerControls } from './ui/player-controls';
import { PlayerFaults } from './ui/player-faults';

/** Keeps where one is, once it plays. */
function remember(media: HTMLMediaElement, config: ReaderConfig, keeper: PlaceKeeper, start: number): void {
  let last = start;
  media.addEventListener('timeupdate', () => {
    if (Math.abs(media.currentTime - last) < 5) return;
    last = media.currentTime;
    keeper.keep(placeAt(media, config));
  });
  for (const event of ['pause', 'ended']) media.addEventListener(event, () => keeper.keep(placeAt(media, config)));
  addEventListener('pagehide', () => keeper.flush());
}

/** Goes on where one stopped; near the end means finished: it begins again. */
function goOn(media: HTMLMediaElement, start: number): void {
  const go = (): void => {
    if (start > 0 && start < media.duration - 5) media.currentTime = start;
  };
  // the browser may have known the length before this script came
  if (media.readyState >= HTMLMediaElement.HAVE_METADATA) go();
  else media.addEventListener('loadedmetadata', go, { once: true });
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

function play(media: HTMLMediaElement, config: ReaderConfig): void {
  const keeper = makeKeeper(config, deviceStorage());
  const kept = Number(/^t=([\d.]+)$/.exec(keeper.start?.locations.fragments?.[0] ?? '')?.[1] ?? 0);
  const asked = askedSecond(location.search);
  const habits = new Habits(deviceStorage());
  const say = speaker(config.strings);
  keepSpeed(media, habits);
  if (asked === undefined) goOn(media, kept);
  else seek(media, asked);
  remember(media, config, keeper, asked ?? kept);
  const captions = new Captions(media, say);
  const streams = config.streams ? new Streams(media, config.streams, habits, say) : undefined;
  const controls = new PlayerControls(media, say, { captions, peaks: config.peaks, quality: streams?.element });
  media.after(new PlayerFaults(media, say, config.download).element, captions.element, controls.element);
  listenToKeys(controls);
  void streams?.start(asked ?? kept);
  const words = document.querySelector<HTMLElement>('[data-transcript]');
  const quote = new URLSearchParams(location.search).get('tim') ?? '';
  if (words)
    new Transcript(words, media, (transcript) => {
      if (asked !== undefined) transcript.show(asked, quote);
    });
  for (const chapter of document.querySelectorAll<HTMLAnchorElement>('.player-chapters a'))
    chapter.addEventListener('click', (event) => {
      event.preventDefault();
      seek(media, Number(chapter.dataset['second']));
      void media.play().catch((error: unknown) => console.warn(error));
    });
}

const media = document.querySelector<HTMLMediaElement>('audio, video');
const data = document.getElementById('reader-config');
if (media && data) play(media, readConfig(data.textContent ?? ''));
