// The page of an import: shows how it goes without being asked, and what follows an upload. Without this script a link looks again.

import { takeFile, type UploadElement } from './parts/zone';

/** A school's list is done in a moment, a province's takes minutes. */
const firstPause = 250;
const longestPause = 2000;
const focusable = 'a[href], button, summary, input';

async function look(): Promise<void> {
  const answer = await fetch(location.href, { headers: { Accept: 'text/html' } });
  if (!answer.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('#import');
  const shown = document.querySelector('#import');
  if (!fresh || !shown) return;
  const place = [...shown.querySelectorAll(focusable)].indexOf(document.activeElement as Element);
  shown.replaceWith(document.adoptNode(fresh));
  // Who is about to stop it by keyboard is not thrown back to the top of the page.
  if (place >= 0) fresh.querySelectorAll<HTMLElement>(focusable)[place]?.focus();
}

function follow(pause = firstPause): void {
  if (!document.querySelector('#import[data-under-way=true]')) return;
  setTimeout(() => {
    void look()
      .catch(() => undefined)
      .then(() => follow(Math.min(2 * pause, longestPause)));
  }, pause);
}

const zone = document.querySelector<HTMLElement>('#import .drop');
const upload = document.querySelector<UploadElement>('#import oer-upload');
if (zone && upload) void customElements.whenDefined('oer-upload').then(() => takeFile(zone, upload));
for (const end of ['ready', 'refused', 'gone']) document.addEventListener(`oer-upload:${end}`, () => location.reload());
follow();
