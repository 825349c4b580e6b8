/** Pictures smaller than this share of the page never come into trouble with it. */
const large = 0.4;

/**
 * Says for each large picture how much room its surroundings take on the page (margins, a caption), so that a picture as
 * high as the page is not pushed off it, leaving an empty page before.
 */
export function leaveRoom(doc: Document, height: number): void {
  for (const picture of doc.querySelectorAll<HTMLElement | SVGElement>('img, svg, video')) {
    if (picture.parentElement?.closest('svg')) continue;
    picture.style.removeProperty('--oer-around');
  }
  const rooms: [HTMLElement | SVGElement, number][] = [];
  for (const picture of doc.querySelectorAll<HTMLElement | SVGElement>('img, svg, video')) {
    if (picture.parentElement?.closest('svg') || picture.getBoundingClientRect().height < height * large) continue;
    rooms.push([picture, Math.min(height / 2, around(picture) + captionOf(picture, height))]);
  }
  for (const [picture, room] of rooms) picture.style.setProperty('--oer-around', `${Math.ceil(room)}px`);
}

function around(picture: Element): number {
  const view = picture.ownerDocument.defaultView;
  let sum = 0;
  for (
    let box: Element | null = picture;
    box && box !== picture.ownerDocument.documentElement;
    box = box.parentElement
  ) {
    const style = view?.getComputedStyle(box);
    for (const name of ['marginTop', 'marginBottom', 'paddingTop', 'paddingBottom'] as const) {
      const length = parseFloat(style?.[name] ?? '');
      if (length > 0) sum += length;
    }
  }
  return sum;
}

function captionOf(picture: Element, height: number): number {
  const caption = picture.closest('figure')?.querySelector('figcaption');
  return caption ? Math.min(height * 0.35, caption.getBoundingClientRect().height) : 0;
}
