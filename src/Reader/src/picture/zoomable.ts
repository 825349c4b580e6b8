import { kept, wholeScale, zoomAt, type Lens, type Point, type Size } from './lens';

export interface ZoomableOptions {
  /** Name of the box for screen readers. */
  readonly label: string;
  /** How far small content may be blown up to fill the box; 1 leaves it at its own size. */
  readonly mostWhole?: number;
  /** Called after every change: 1 is the whole in the box. */
  zoomed?(times: number): void;
  /** Called after every change with what is seen. */
  moved?(lens: Lens, box: Size): void;
  /** A sideways swipe while the whole is seen: the next picture, or nothing. */
  swiped?(direction: 'left' | 'right'): void;
}

/** Times the whole that one can come near at least, pixels of the screen for one of a larger content, and one step of a button or key. */
const nearest = 12;
const largestPixel = 2;
const stride = 1.4;
/** A double tap goes this near. */
const near = 2.5;
const arrow = 60;
const leastSwipe = 45;
/** Milliseconds and pixels between two taps that belong together. */
const doubleTap = { within: 350, near: 30 } as const;

/** By name: what comes from a book's frame is of another window's class. */
function isPicture(element: Element): element is HTMLImageElement {
  return element.localName === 'img';
}

/**
 * A box in which any element (a picture, a table, a drawing) is seen whole and can be enlarged: buttons through
 * {@link zoomIn}, {@link zoomOut} and {@link whole}; wheel, pinch, drag, double tap; with the focus + − 0 and arrows.
 *
 * ```ts
 * const zoomable = new Zoomable(picture, { label: 'Bản đồ', zoomed: (times) => … });
 * dialog.append(zoomable.element);   // fills its parent, which must have a height
 * zoomable.close();                  // takes listeners back
 * ```
 *
 * `element` has the class `zoomable` (styles/picture.css). A picture may still be loading; other content is measured when
 * the box is shown and whenever its size changes.
 */
export class Zoomable {
  readonly element = document.createElement('div');
  readonly #stop = new AbortController();
  readonly #watch = new ResizeObserver(() => this.#measure());
  readonly #fingers = new Map<number, Point>();
  #lens: Lens = { scale: 1, x: 0, y: 0 };
  #whole = 1;
  #started: Point | undefined;
  #tapped: (Point & { readonly time: number }) | undefined;

  constructor(
    private readonly content: HTMLElement | SVGElement,
    private readonly options: ZoomableOptions,
  ) {
    this.element.className = 'zoomable';
    this.element.tabIndex = 0;
    this.element.setAttribute('role', 'group');
    this.element.setAttribute('aria-label', options.label);
    this.element.append(content);
    this.#listen();
    this.#watch.observe(this.element);
    if (isPicture(content)) content.addEventListener('load', () => this.#measure(), { signal: this.#stop.signal });
    else this.#watch.observe(content);
  }

  /** 1: the whole is seen; 2: twice as near. */
  get times(): number {
    return this.#lens.scale / this.#whole;
  }

  zoomIn(): void {
    this.zoomTo(this.times * stride);
  }

  zoomOut(): void {
    this.zoomTo(this.times / stride);
  }

  whole(): void {
    this.zoomTo(1);
  }

  /** Comes near by `times` the whole; `at` (pixels of the box, its middle when left out) stays where it is. */
  zoomTo(times: number, at: Point = { x: this.#box.width / 2, y: this.#box.height / 2 }): void {
    const bounded = Math.min(Math.max(nearest, largestPixel / this.#whole), Math.max(1, times));
    this.#show(zoomAt(this.#lens, bounded * this.#whole, at));
  }

  pan(dx: number, dy: number): void {
    this.#show({ ...this.#lens, x: this.#lens.x + dx, y: this.#lens.y + dy });
  }

  /** Does what a key means here; false when it means nothing, so that others may take it. */
  pressed(event: KeyboardEvent): boolean {
    if (event.ctrlKey || event.altKey || event.metaKey) return false;
    const isNear = this.times > 1.01;
    const acts: Readonly<Record<string, () => void>> = {
      '+': () => this.zoomIn(),
      '=': () => this.zoomIn(),
      '-': () => this.zoomOut(),
      '0': () => this.whole(),
      ...(isNear && {
        ArrowLeft: () => this.pan(arrow, 0),
        ArrowRight: () => this.pan(-arrow, 0),
        ArrowUp: () => this.pan(0, arrow),
        ArrowDown: () => this.pan(0, -arrow),
      }),
    };
    const act = acts[event.key];
    if (!act) return false;
    act();
    return true;
  }

  close(): void {
    this.#stop.abort();
    this.#watch.disconnect();
    this.element.remove();
  }

  get #box(): Size {
    return { width: this.element.clientWidth, height: this.element.clientHeight };
  }

  get #size(): Size {
    const { content } = this;
    if (isPicture(content)) return { width: content.naturalWidth, height: content.naturalHeight };
    if ('offsetWidth' in content) return { width: content.offsetWidth, height: content.offsetHeight };
    return { width: content.clientWidth, height: content.clientHeight };
  }

  /** The box or the content has another size: whoever saw the whole sees it still. */
  #measure(): void {
    const times = this.times;
    const size = this.#size;
    if (!(size.width > 0)) return;
    if (isPicture(this.content)) {
      // a picture's own size, whatever style sheets say
      this.content.style.width = `${size.width}px`;
      this.content.style.height = `${size.height}px`;
    }
    this.#whole = wholeScale(size, this.#box, this.options.mostWhole ?? 1);
    this.#show({ ...this.#lens, scale: this.#whole * times });
  }

  #show(lens: Lens): void {
    this.#lens = kept(lens, this.#size, this.#box);
    const { scale, x, y } = this.#lens;
    this.content.style.transform = `translate(${x}px, ${y}px) scale(${scale})`;
    this.element.toggleAttribute('data-near', this.times > 1.01);
    this.options.zoomed?.(this.times);
    this.options.moved?.(this.#lens, this.#box);
  }

  #listen(): void {
    const { signal } = this.#stop;
    const { element } = this;
    element.addEventListener('wheel', (event) => this.#wheeled(event), { signal, passive: false });
    element.addEventListener('pointerdown', (event) => this.#down(event), { signal });
    element.addEventListener('pointermove', (event) => this.#moved(event), { signal });
    element.addEventListener('pointerup', (event) => this.#up(event), { signal });
    element.addEventListener('pointercancel', (event) => this.#fingers.delete(event.pointerId), { signal });
    element.addEventListener('dragstart', (event) => event.preventDefault(), { signal });
    element.addEventListener(
      'keydown',
      (event) => {
        if (!this.pressed(event)) return;
        event.preventDefault();
        event.stopPropagation();
      },
      { signal },
    );
  }

  #at(event: MouseEvent): Point {
    const { left, top } = this.element.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  }

  #wheeled(event: WheelEvent): void {
    event.preventDefault();
    // a trackpad's pinch comes as small steps with Ctrl; lines count as about 16 pixels
    const pixels = event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? event.deltaY : event.deltaY * 16;
    const bounded = Math.max(-120, Math.min(120, pixels));
    this.zoomTo(this.times * Math.exp(-bounded * (event.ctrlKey ? 0.01 : 0.002)), this.#at(event));
  }

  #down(event: PointerEvent): void {
    if (event.button !== 0) return;
    const at = this.#at(event);
    this.#fingers.set(event.pointerId, at);
    this.#started = this.#fingers.size === 1 ? at : undefined;
    this.element.setPointerCapture(event.pointerId);
  }

  #moved(event: PointerEvent): void {
    const before = this.#fingers.get(event.pointerId);
    if (!before) return;
    const now = this.#at(event);
    const other = [...this.#fingers].find(([id]) => id !== event.pointerId)?.[1];
    this.#fingers.set(event.pointerId, now);
    if (!other) return this.pan(now.x - before.x, now.y - before.y);
    const middle = (a: Point, b: Point): Point => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });
    const [from, to] = [middle(before, other), middle(now, other)];
    const apart = Math.hypot(before.x - other.x, before.y - other.y) || 1;
    this.zoomTo((this.times * Math.hypot(now.x - other.x, now.y - other.y)) / apart, from);
    this.pan(to.x - from.x, to.y - from.y);
  }

  #up(event: PointerEvent): void {
    if (!this.#fingers.delete(event.pointerId)) return;
    const from = this.#started;
    const at = this.#at(event);
    this.#started = undefined;
    if (!from) return;
    const [dx, dy] = [at.x - from.x, at.y - from.y];
    if (Math.hypot(dx, dy) < 8) return this.#tap(at, event.timeStamp);
    if (this.times <= 1.01 && Math.abs(dx) >= leastSwipe && Math.abs(dx) > 2 * Math.abs(dy))
      this.options.swiped?.(dx < 0 ? 'left' : 'right');
  }

  #tap(at: Point, time: number): void {
    const first = this.#tapped;
    const isSecond =
      first && time - first.time < doubleTap.within && Math.hypot(at.x - first.x, at.y - first.y) < doubleTap.near;
    this.#tapped = isSecond ? undefined : { ...at, time };
    if (isSecond) this.zoomTo(this.times > 1.01 ? 1 : near, at);
  }
}
