/** Pictures that together fill more of a page are a scan of it; its paper is to turn dark as any other. */
const scan = 0.7;
/** What fills less of a page is a sign within the text. */
const sign = 0.002;

/** How far off, in points of the drawing, a place written in halves of floating point may be. */
const seam = 0.5;

/** In parts of the page's width and height. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Where the pictures of a page stand. `corners`: x and y of three of each one's, in parts of the page, as pdf.js records them. */
export function picturesAt(corners: ArrayLike<number>): readonly Box[] {
  const boxes: Box[] = [];
  for (let i = 0; i + 5 < corners.length; i += 6)
    boxes.push(boxAround(Array.from({ length: 6 }, (_, n) => corners[i + n] ?? 0)));
  const seen = boxes.filter((box) => box.width * box.height >= sign);
  return seen.reduce((sum, box) => sum + box.width * box.height, 0) > scan ? [] : seen;
}

function boxAround([ax = 0, ay = 0, bx = 0, by = 0, cx = 0, cy = 0]: readonly number[]): Box {
  const xs = [ax, bx, cx, bx + cx - ax].map(within);
  const ys = [ay, by, cy, by + cy - ay].map(within);
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  return { left, top, width: Math.max(...xs) - left, height: Math.max(...ys) - top };
}

const within = (part: number) => Math.min(1, Math.max(0, part));

/** The pictures of a drawn page once more, to lie over it in their own colours where the page's are turned round. */
export function pictureLayer(page: HTMLCanvasElement, boxes: readonly Box[]): HTMLElement {
  const layer = document.createElement('div');
  layer.className = 'pdf-pictures';
  layer.append(...boxes.map((box) => copied(page, box)));
  return layer;
}

// Whole points within the picture: a seam of the page around it would shine.
function copied(page: HTMLCanvasElement, box: Box): HTMLCanvasElement {
  const picture = document.createElement('canvas');
  picture.setAttribute('aria-hidden', 'true');
  const [left, top] = [Math.ceil(box.left * page.width + seam), Math.ceil(box.top * page.height + seam)];
  picture.width = Math.max(1, Math.floor((box.left + box.width) * page.width - seam) - left);
  picture.height = Math.max(1, Math.floor((box.top + box.height) * page.height - seam) - top);
  picture.style.left = `${(left / page.width) * 100}%`;
  picture.style.top = `${(top / page.height) * 100}%`;
  picture.style.width = `${(picture.width / page.width) * 100}%`;
  picture.style.height = `${(picture.height / page.height) * 100}%`;
  picture.getContext('2d')?.drawImage(page, -left, -top);
  return picture;
}
