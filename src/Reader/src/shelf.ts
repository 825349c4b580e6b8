import { DevicePlaces, deviceStorage, type DevicePlace } from './place/device';

/**
 * "Đọc tiếp" for guests: the page brings an empty list and a template, the device the places.
 * `data-guest-shelf` on a section with a `ul`, a `template` (one item) and, beside it, `data-guest-shelf-empty`.
 */
function fill(section: HTMLElement, places: DevicePlaces): void {
  const list = section.querySelector('ul');
  const template = section.querySelector('template');
  if (!list || !template) return;
  const most = Number(section.dataset['guestShelf'] || Infinity);
  const kept = places
    .all()
    .filter((place) => place.progress < 1 || most === Infinity)
    .slice(0, most);
  list.replaceChildren(
    ...kept.map((place) =>
      item(template, place, () => {
        places.remove(place.fileId);
        fill(section, places);
      }),
    ),
  );
  section.hidden = kept.length === 0;
  for (const empty of document.querySelectorAll<HTMLElement>('[data-guest-shelf-empty]'))
    empty.hidden = kept.length > 0;
}

function item(template: HTMLTemplateElement, place: DevicePlace, removed: () => void): Node {
  const copy = template.content.cloneNode(true) as DocumentFragment;
  const per = Math.round(place.progress * 100);
  for (const link of copy.querySelectorAll('a')) link.href = place.address;
  for (const title of copy.querySelectorAll('[data-title]')) title.textContent = place.title;
  for (const spot of copy.querySelectorAll('[data-place]'))
    spot.textContent = [place.locator.title, `${per} %`].filter(Boolean).join(' · ');
  for (const progress of copy.querySelectorAll('progress')) progress.value = per;
  for (const cover of copy.querySelectorAll<HTMLImageElement>('img')) {
    const frame = cover.parentElement;
    if (place.cover) {
      cover.src = place.cover;
      frame?.classList.add('photo');
      frame?.replaceChildren(cover);
    } else {
      frame?.setAttribute('data-tone', place.tone ?? '');
      cover.remove();
    }
  }
  for (const button of copy.querySelectorAll<HTMLButtonElement>('[data-remove]')) {
    button.setAttribute('aria-label', `${button.textContent?.trim() ?? ''}: ${place.title}`);
    button.addEventListener('click', removed);
  }
  return copy;
}

const places = new DevicePlaces(deviceStorage());
for (const section of document.querySelectorAll<HTMLElement>('[data-guest-shelf]')) {
  fill(section, places);
  for (const button of section.querySelectorAll('[data-remove-all]'))
    button.addEventListener('click', () => {
      places.removeAll();
      fill(section, places);
    });
}
