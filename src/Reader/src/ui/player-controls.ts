import type { Say } from '../messages';
import type { Captions } from './captions';
import { h, icon, iconButton } from './dom';

export const speeds = [0.5, 0.75, 1, 1.25, 1.5, 2] as const;
const stride = 10;

/** What a recording or film has besides. */
interface PlayerParts {
  readonly captions?: Captions;
  /** Loudness from 0 to 100 along the way. */
  readonly peaks?: readonly number[] | undefined;
  readonly quality?: HTMLElement | undefined;
}

/** Large controls for sound, and the ones that a browser hides in a menu or does not have: jumps and speed. */
export class PlayerControls {
  readonly element: HTMLElement;
  readonly #play: HTMLButtonElement;
  readonly #seek = h('input', { type: 'range', min: '0', max: '0', step: '1', value: '0' });
  readonly #time = h('span', { class: 'player-time' });
  readonly #chips = new Map<number, HTMLButtonElement>();

  constructor(
    private readonly media: HTMLMediaElement,
    private readonly say: Say,
    private readonly parts: PlayerParts = {},
  ) {
    this.#play = h('button', { type: 'button', class: 'btn player-play', onclick: () => this.toggle() });
    this.#seek.setAttribute('aria-label', say('player.seek'));
    this.#seek.addEventListener('input', () => (media.currentTime = this.#seek.valueAsNumber));
    for (const speed of speeds)
      this.#chips.set(
        speed,
        h('button', { type: 'button', class: 'chip', onclick: () => (media.playbackRate = speed) }, `${speed}×`),
      );
    const jump = (name: 'rewind' | 'forward', by: number): HTMLButtonElement => {
      const button = iconButton(name, say(`player.${name}`, stride), () => this.skip(by));
      button.className = 'icon-btn';
      return button;
    };
    // Film keeps the browser's own: captions, picture in picture, full screen.
    const ownBar = media instanceof HTMLVideoElement;
    this.element = h(
      'div',
      { class: 'player-controls' },
      ownBar ? undefined : h('div', { class: 'player-bar' }, this.#bar(), this.#time),
      h(
        'div',
        { class: 'player-keys' },
        jump('rewind', -stride),
        ownBar ? undefined : this.#play,
        jump('forward', stride),
        h('div', { class: 'chips', role: 'group', 'aria-label': say('player.speed') }, ...this.#chips.values()),
        parts.quality,
        parts.captions?.button,
      ),
    );
    media.controls = ownBar;
    for (const event of ['play', 'pause', 'ended', 'timeupdate', 'seeked', 'durationchange', 'ratechange'])
      media.addEventListener(event, () => this.#show());
    this.#show();
  }

  get captions(): Captions | undefined {
    return this.parts.captions;
  }

  toggle(): void {
    if (this.media.paused) void this.media.play().catch((error: unknown) => console.warn(error));
    else this.media.pause();
  }

  skip(by: number): void {
    this.media.currentTime = Math.max(0, Math.min(this.media.duration || 0, this.media.currentTime + by));
  }

  /** One step slower or faster. */
  shift(by: 1 | -1): void {
    const at = speeds.findIndex((speed) => speed >= this.media.playbackRate);
    this.media.playbackRate = speeds[Math.max(0, Math.min(speeds.length - 1, at + by))] ?? 1;
  }

  /** The slider alone, or over a drawing of the sound: one control for mouse, finger and keys. */
  #bar(): HTMLElement {
    const { peaks } = this.parts;
    return peaks ? h('div', { class: 'player-wave' }, waveform(peaks), waveform(peaks), this.#seek) : this.#seek;
  }

  #show(): void {
    const { paused, currentTime, duration, playbackRate } = this.media;
    const label = this.say(paused ? 'player.play' : 'player.pause');
    if (this.#play.textContent !== label) this.#play.replaceChildren(icon(paused ? 'play' : 'pause'), label);
    const whole = Number.isFinite(duration) ? duration : 0;
    const spot = this.say('position.of', clock(currentTime), clock(whole));
    this.#seek.max = String(Math.floor(whole));
    this.#seek.value = String(Math.floor(currentTime));
    this.#seek.setAttribute('aria-valuetext', spot);
    this.#time.textContent = spot;
    this.element.style.setProperty('--played', `${whole > 0 ? (100 * currentTime) / whole : 0}%`);
    for (const [speed, chip] of this.#chips) chip.setAttribute('aria-pressed', String(speed === playbackRate));
  }
}

/** Loudness, mirrored as recorders draw it. */
function waveform(peaks: readonly number[]): SVGSVGElement {
  const namespace = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(namespace, 'svg');
  svg.setAttribute('viewBox', `0 -50 ${peaks.length} 100`);
  svg.setAttribute('preserveAspectRatio', 'none');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(namespace, 'path');
  const half = peaks.map((peak) => Math.max(1, peak / 2));
  path.setAttribute('d', half.map((height, at) => `M${at + 0.5} ${-height}V${height}`).join(''));
  svg.append(path);
  return svg;
}

/** 3725 seconds are 1:02:05. */
export function clock(seconds: number): string {
  const whole = Math.floor(seconds);
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const two = (value: number): string => String(value).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

/** Keys as in other players: space or k, arrows or j and l, < and >. Fields and buttons keep their own. */
export function listenToKeys(controls: PlayerControls, signal?: AbortSignal): void {
  const acts: Readonly<Record<string, () => void>> = {
    ' ': () => controls.toggle(),
    k: () => controls.toggle(),
    ArrowLeft: () => controls.skip(-5),
    ArrowRight: () => controls.skip(5),
    j: () => controls.skip(-stride),
    l: () => controls.skip(stride),
    '<': () => controls.shift(-1),
    '>': () => controls.shift(1),
    c: () => controls.captions?.toggle(),
  };
  document.addEventListener(
    'keydown',
    (event) => {
      const name = (event.target as Element | null)?.localName ?? '';
      const act = acts[event.key.length === 1 ? event.key.toLowerCase() : event.key];
      if (!act || event.ctrlKey || event.altKey || event.metaKey || ['input', 'video', 'audio'].includes(name)) return;
      if (event.key === ' ' && ['a', 'button'].includes(name)) return;
      event.preventDefault();
      act();
    },
    signal ? { signal } : {},
  );
}
