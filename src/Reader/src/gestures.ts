const least = 45;

/** Tells a sideways swipe of one finger from scrolling, pinching and selecting. */
export class SwipeWatch {
  #from: { x: number; y: number } | undefined;
  readonly #stop = new AbortController();

  constructor(
    target: Document | HTMLElement,
    private readonly swiped: (direction: 'left' | 'right') => void,
  ) {
    const options = { passive: true, signal: this.#stop.signal };
    target.addEventListener('touchstart', (event) => this.#start(event as TouchEvent), options);
    target.addEventListener('touchend', (event) => this.#end(event as TouchEvent), options);
    target.addEventListener(
      'touchcancel',
      () => {
        this.#from = undefined;
      },
      options,
    );
  }

  stop(): void {
    this.#stop.abort();
  }

  #start(event: TouchEvent): void {
    const touch = event.touches.length === 1 ? event.touches[0] : undefined;
    this.#from = touch && (visualViewport?.scale ?? 1) === 1 ? { x: touch.screenX, y: touch.screenY } : undefined;
  }

  #end(event: TouchEvent): void {
    const touch = event.changedTouches[0];
    const from = this.#from;
    this.#from = undefined;
    if (!touch || !from) return;
    const dx = touch.screenX - from.x;
    const dy = touch.screenY - from.y;
    if (Math.abs(dx) >= least && Math.abs(dx) > 2 * Math.abs(dy)) this.swiped(dx < 0 ? 'left' : 'right');
  }
}
