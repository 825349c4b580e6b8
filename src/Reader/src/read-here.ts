import { DevicePlaces, deviceStorage, type DevicePlace } from './place/device';

const longestChapter = 40;

/** Where a guest stopped, as people say it; Models/PlaceSpot.cs says it alike of whoever is signed in. */
export function spotOf({ locator, progress }: DevicePlace, page: string): string {
  const { fragments, position } = locator.locations;
  const second = fragments?.map((f) => /^t=([\d.]+)$/.exec(f)?.[1]).find((s) => s !== undefined);
  if (second !== undefined) return clock(Number(second));
  if (locator.type === 'application/pdf' && position !== undefined) return page.replace('{0}', String(position));
  if (locator.title)
    return locator.title.length <= longestChapter ? locator.title : `${locator.title.slice(0, longestChapter - 1)}…`;
  return `${Math.round(progress * 100)} %`;
}

function clock(seconds: number): string {
  const [hours, minutes, rest] = [seconds / 3600, (seconds / 60) % 60, seconds % 60].map(Math.floor) as [
    number,
    number,
    number,
  ];
  const two = (part: number) => String(part).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

/** "Đọc tiếp · trang 31" on the button that opens a file, where this device knows of a place in it. */
export function sayPlaces(page: Document, places: DevicePlaces): void {
  for (const link of page.querySelectorAll<HTMLAnchorElement>('a[data-read-here]')) {
    const place = places.find(link.dataset['readHere'] ?? '');
    const words = link.querySelector('span');
    if (!place || !words) continue;
    const { sayOn = '', sayPage = '', sayAgain = '' } = link.dataset;
    words.textContent = place.progress >= 0.995 ? sayAgain : sayOn.replace('{0}', spotOf(place, sayPage));
  }
}

sayPlaces(document, new DevicePlaces(deviceStorage()));
