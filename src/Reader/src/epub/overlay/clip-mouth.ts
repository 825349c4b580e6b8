import type { Clip, Delivery, Mouth, Passage } from '../../listening/passage';

/** A clip that begins within so many seconds of where the sound is goes on without a seek, so without a gap. */
const seam = 0.25;

/** Plays the clips of media overlays on one audio element; the browser asks for the bytes it needs. */
export class ClipMouth implements Mouth {
  #source = '';

  constructor(private readonly audio: HTMLAudioElement = new Audio()) {
    audio.preload = 'auto';
  }

  async say({ clip }: Passage, target: Range | Element | undefined, how: Delivery): Promise<void> {
    const film = target && 'localName' in target && /^(audio|video)$/.test(target.localName) ? target : undefined;
    if (film) return this.#playInPage(film as HTMLMediaElement, how);
    if (!clip || how.signal.aborted) return;
    await this.#seek(clip, how);
    if (how.signal.aborted) return;
    this.audio.playbackRate = how.rate;
    const heard = this.#heard(clip, how.signal);
    await Promise.all([heard, this.#play()]);
  }

  async #seek({ url, begin, end }: Clip, { anew, signal }: Delivery): Promise<void> {
    const { audio } = this;
    if (this.#source !== url) {
      this.#source = url;
      audio.src = url;
      await this.#ready(signal);
    }
    const at = audio.currentTime;
    const goesOn = !anew && at >= begin - seam && at < end && !audio.ended;
    // a clip may be said to begin after the sound has ended: it is silent then
    if (!goesOn && !signal.aborted) audio.currentTime = Math.min(begin, audio.duration || begin);
  }

  #ready(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const settle = (how: () => void): void => {
        this.audio.removeEventListener('loadedmetadata', ready);
        this.audio.removeEventListener('error', broken);
        signal.removeEventListener('abort', ready);
        how();
      };
      const ready = (): void => settle(resolve);
      const broken = (): void =>
        settle(() => {
          this.#source = ''; // fetched anew at the next try
          reject(new Error('The sound could not be loaded'));
        });
      this.audio.addEventListener('loadedmetadata', ready);
      this.audio.addEventListener('error', broken);
      signal.addEventListener('abort', ready);
      if (this.audio.readyState >= HTMLMediaElement.HAVE_METADATA) ready();
    });
  }

  /** A pause while the sound is about to begin is no fault. */
  async #play(): Promise<void> {
    try {
      if (!this.audio.ended) await this.audio.play();
    } catch (error) {
      if (!(error instanceof DOMException && error.name === 'AbortError')) throw error;
    }
  }

  /** Resolves at the clip's end. `timeupdate` comes four times a second, which one would hear, so a timer waits for it. */
  #heard({ begin, end }: Clip, signal: AbortSignal): Promise<void> {
    const { audio } = this;
    return new Promise((resolve, reject) => {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const stop = new AbortController();
      const settle = (how: () => void): void => {
        clearTimeout(timer);
        stop.abort();
        how();
      };
      const look = (): void => {
        clearTimeout(timer);
        if (audio.ended || audio.currentTime >= end - 0.01 || begin >= audio.duration) return settle(resolve);
        if (!Number.isFinite(end) || audio.paused) return;
        timer = setTimeout(look, Math.max(10, ((end - audio.currentTime) / audio.playbackRate) * 1000));
      };
      for (const event of ['timeupdate', 'playing', 'ratechange', 'seeked', 'ended'])
        audio.addEventListener(event, look, { signal: stop.signal });
      audio.addEventListener(
        'error',
        () => {
          this.#source = '';
          settle(() => reject(new Error('The sound broke off')));
        },
        { signal: stop.signal },
      );
      signal.addEventListener('abort', () => settle(resolve), { signal: stop.signal });
      look();
    });
  }

  /** A film or sound that stands in the page itself plays there (EPUB 3.3 §9.3.5). */
  async #playInPage(media: HTMLMediaElement, { rate, signal, anew }: Delivery): Promise<void> {
    if (anew || media.ended) media.currentTime = 0;
    media.playbackRate = rate;
    const ended = new Promise<void>((resolve) => {
      for (const event of ['ended', 'error']) media.addEventListener(event, () => resolve(), { once: true });
      signal.addEventListener('abort', () => {
        media.pause();
        resolve();
      });
    });
    await media.play().catch(() => undefined);
    if (!signal.aborted && (!media.paused || media.ended)) await ended;
  }

  rest(): void {
    this.audio.pause();
  }

  hurry(rate: number): boolean {
    this.audio.playbackRate = rate;
    return true;
  }

  close(): void {
    this.audio.pause();
    this.audio.removeAttribute('src');
    this.audio.load();
  }
}
