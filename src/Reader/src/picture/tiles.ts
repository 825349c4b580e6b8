import type { Lens, Size } from './lens';

/** A picture in parts, named as IIIF's Image API 3 names them at level 0. */
export interface TiledPicture extends Size {
  /** The parts lie below it. */
  readonly address: string;
  /** Pixels of a part's side; at the right and below it is smaller. */
  readonly side: number;
}

/** One part: where it lies in the picture, and its address. */
export interface Tile {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly address: string;
}

export function readTiles(raw: unknown): TiledPicture | undefined {
  if (typeof raw !== 'object' || raw === null) return undefined;
  const { address, width, height, side } = raw as Record<string, unknown>;
  return typeof address === 'string' && isLength(width) && isLength(height) && isLength(side)
    ? { address, width, height, side }
    : undefined;
}

const isLength = (value: unknown): value is number => typeof value === 'number' && value > 0;

/** How many pixels of the picture one pixel of a part stands for: the power of two that is still sharp on this screen. */
export function coarseness(picture: TiledPicture, scale: number, density: number): number {
  const most = Math.max(0, Math.ceil(Math.log2(Math.max(picture.width, picture.height) / picture.side)));
  return 2 ** Math.min(most, Math.max(0, Math.floor(Math.log2(1 / (scale * density)))));
}

/** The parts of one coarseness that the box shows, from the lens's place. */
export function tilesInSight(picture: TiledPicture, lens: Lens, box: Size, coarse: number): Tile[] {
  const step = picture.side * coarse;
  const range = (offset: number, outer: number, whole: number): [number, number] => [
    Math.max(0, Math.floor(-offset / lens.scale / step)),
    Math.min(Math.ceil(whole / step) - 1, Math.floor((outer - offset) / lens.scale / step)),
  ];
  const [left, right] = range(lens.x, box.width, picture.width);
  const [top, bottom] = range(lens.y, box.height, picture.height);
  const found: Tile[] = [];
  for (let row = top; row <= bottom; row++)
    for (let column = left; column <= right; column++) found.push(tileAt(picture, column * step, row * step, coarse));
  return found;
}

function tileAt(picture: TiledPicture, x: number, y: number, coarse: number): Tile {
  const step = picture.side * coarse;
  const [width, height] = [Math.min(step, picture.width - x), Math.min(step, picture.height - y)];
  const size = `${Math.ceil(width / coarse)},${Math.ceil(height / coarse)}`;
  return { x, y, width, height, address: `${picture.address}/${x},${y},${width},${height}/${size}/0/default.jpg` };
}

/** Parts laid over a small copy of the picture: only what is looked at is fetched, as sharp as the screen shows it. */
export class TileLayer {
  readonly element = document.createElement('div');
  readonly #laid = new Map<string, HTMLImageElement>();
  #coarse = 0;

  /** @param small Shown at once, and under parts that have not come yet. */
  constructor(
    private readonly picture: TiledPicture,
    small: HTMLImageElement,
  ) {
    this.element.className = 'tiles';
    this.element.style.width = `${picture.width}px`;
    this.element.style.height = `${picture.height}px`;
    this.element.append(small);
  }

  /** Fetches what the box shows through this lens. */
  show(lens: Lens, box: Size): void {
    if (!(box.width > 0) || !(lens.scale > 0)) return;
    const coarse = coarseness(this.picture, lens.scale, Math.min(2, window.devicePixelRatio || 1));
    const wanted = tilesInSight(this.picture, lens, box, coarse);
    if (coarse !== this.#coarse) this.#clearAll();
    this.#coarse = coarse;
    this.#forgetBeyond(new Set(wanted.map(({ address }) => address)));
    for (const tile of wanted) if (!this.#laid.has(tile.address)) this.#lay(tile);
  }

  #lay(tile: Tile): void {
    const part = document.createElement('img');
    part.alt = '';
    part.src = tile.address;
    part.style.left = `${tile.x}px`;
    part.style.top = `${tile.y}px`;
    part.style.width = `${tile.width}px`;
    part.style.height = `${tile.height}px`;
    // the small copy under it serves
    part.addEventListener('error', () => part.remove());
    this.#laid.set(tile.address, part);
    this.element.append(part);
  }

  /** A phone keeps few parts; those that come back come from its cache. */
  #forgetBeyond(wanted: ReadonlySet<string>): void {
    for (const [address, part] of this.#laid) {
      if (wanted.has(address)) continue;
      part.remove();
      this.#laid.delete(address);
    }
  }

  #clearAll(): void {
    for (const part of this.#laid.values()) part.remove();
    this.#laid.clear();
  }
}
