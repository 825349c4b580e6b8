export interface ZoomEvents {
  /** Times the present size, around a point of the window. */
  zoomBy(factor: number, x: number, y: number): void;
  /** The fingers are gone, the wheel rests. */
  settled(): void;
}

const rest = 200;

/** Pinch of two fingers, of a trackpad (a wheel with Ctrl), and Ctrl with the wheel. */
export class ZoomGestures {
  readonly #stop = new AbortController();
  #apart = 0;
  #timer = 0;

  constructor(
    target: HTMLElement,
    private readonly events: ZoomEvents,
  ) {
    // not passive: the browser would zoom the whole page, tools and all
    const options = { passive: false, signal: this.#stop.signal };
    target.addEventListener('wheel', (event) => this.#wheeled(event), options);
    target.addEventListener('touchstart', (event) => this.#touched(event), options);
    target.addEventListener('touchmove', (event) => this.#pinched(event), options);
    for (const end of ['touchend', 'touchcancel'] as const)
      target.addEventListener(end, () => this.#released(), { signal: this.#stop.signal });
  }

  stop(): void {
    this.#stop.abort();
    clearTimeout(this.#timer);
  }

  #wheeled(event: WheelEvent): void {
    if (!event.ctrlKey) return;
    event.preventDefault();
    const pixels = event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? event.deltaY : event.deltaY * 16;
    this.events.zoomBy(Math.exp(-Math.max(-40, Math.min(40, pixels)) * 0.008), event.clientX, event.clientY);
    this.#settleSoon();
  }

  #touched(event: TouchEvent): void {
    this.#apart = event.touches.length === 2 ? distance(event) : 0;
    if (this.#apart) event.preventDefault();
  }

  #pinched(event: TouchEvent): void {
    if (event.touches.length !== 2 || !this.#apart) return;
    event.preventDefault();
    const [a, b] = [event.touches[0], event.touches[1]];
    const now = distance(event);
    if (!a || !b || !(now > 0)) return;
    this.events.zoomBy(now / this.#apart, (a.clientX + b.clientX) / 2, (a.clientY + b.clientY) / 2);
    this.#apart = now;
  }

  #released(): void {
    if (!this.#apart) return;
    this.#apart = 0;
    this.#settleSoon();
  }

  #settleSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.events.settled(), rest);
  }
}

function distance({ touches }: TouchEvent): number {
  const [a, b] = [touches[0], touches[1]];
  return a && b ? Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY) : 0;
}
