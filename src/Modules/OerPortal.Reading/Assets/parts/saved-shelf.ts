import type { Kept, KeptThing } from './kept';
import type { Shelf } from './shelf';

/**
 * What the device keeps, on the page of the shelf: for guests the list itself, for whoever has signed in since an offer to put it on their own
 * shelf. Never by itself: computers at school are everybody's.
 */
export function showKept(page: Document, kept: Kept, shelf: Shelf | undefined): void {
  for (const section of page.querySelectorAll<HTMLElement>('[data-saved-shelf]')) {
    fill(section, kept);
    section.querySelector('[data-move-all]')?.addEventListener('click', () => {
      if (shelf) void moveAll(kept, shelf).then(() => location.reload());
    });
  }
}

function fill(section: HTMLElement, kept: Kept): void {
  const list = section.querySelector('ul');
  const template = section.querySelector('template');
  if (!list || !template) return;
  const things = kept.all();
  list.replaceChildren(
    ...things.map((thing) =>
      line(template, thing, () => {
        kept.remove(thing.publicId);
        fill(section, kept);
      }),
    ),
  );
  section.hidden = things.length === 0;
  for (const empty of section.ownerDocument.querySelectorAll<HTMLElement>('[data-saved-shelf-empty]'))
    empty.hidden = things.length > 0;
}

function line(template: HTMLTemplateElement, thing: KeptThing, removed: () => void): Node {
  const copy = template.content.cloneNode(true) as DocumentFragment;
  for (const link of copy.querySelectorAll('a')) link.href = thing.address;
  for (const title of copy.querySelectorAll('[data-title]')) title.textContent = thing.title;
  const cover = copy.querySelector<HTMLElement>('.cover');
  const picture = cover?.querySelector('img');
  if (thing.cover && picture) {
    picture.src = thing.cover;
    cover?.classList.add('photo');
    cover?.replaceChildren(picture);
  } else {
    cover?.setAttribute('data-tone', thing.tone ?? '');
    picture?.remove();
  }
  const button = copy.querySelector('[data-remove]');
  button?.setAttribute('aria-label', `${button.textContent?.trim() ?? ''}: ${thing.title}`);
  button?.addEventListener('click', removed);
  return copy;
}

/** What has found its place at the server is not kept here any more. */
async function moveAll(kept: Kept, shelf: Shelf): Promise<void> {
  for (const { publicId } of kept.all()) {
    const outcome = await shelf.keep(publicId);
    // What was taken down meanwhile is kept by nobody.
    if (outcome === 'kept' || outcome === 'gone') kept.remove(publicId);
  }
}
