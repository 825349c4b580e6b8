/** How somebody plays things on this device, from one recording to the next. */
export class Habits {
  constructor(private readonly storage: Storage | undefined) {}

  get speed(): number {
    const kept = Number(this.#read('speed'));
    return kept >= 0.5 && kept <= 2 ? kept : 1;
  }

  set speed(value: number) {
    this.#write('speed', String(value));
  }

  /** Undefined where nobody has chosen. */
  get saves(): boolean | undefined {
    const kept = this.#read('saves');
    return kept === null ? undefined : kept === 'yes';
  }

  set saves(value: boolean) {
    this.#write('saves', value ? 'yes' : 'no');
  }

  #read(name: string): string | null {
    return this.storage?.getItem(`oer.player.${name}`) ?? null;
  }

  #write(name: string, value: string): void {
    try {
      this.storage?.setItem(`oer.player.${name}`, value);
    } catch {
      // full: the next recording begins as usual
    }
  }
}

/** Plays as fast as last time, and remembers a change. */
export function keepSpeed(media: HTMLMediaElement, habits: Habits): void {
  media.defaultPlaybackRate = habits.speed;
  media.playbackRate = habits.speed;
  media.addEventListener('ratechange', () => {
    // a source that is changed falls back to it
    media.defaultPlaybackRate = media.playbackRate;
    habits.speed = media.playbackRate;
  });
}
