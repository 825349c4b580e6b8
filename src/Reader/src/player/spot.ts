import { findAll } from '../words';

/** A stretch of what is said. */
export interface Line {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** Seconds of speech among which the words of a search result stand. */
const stretch = 25;

/** The second that the page's address asks for: `den=t=12.5`. */
export function askedSecond(search: string): number | undefined {
  const asked = /^t=(\d+(?:\.\d+)?)$/.exec(new URLSearchParams(search).get('den') ?? '')?.[1];
  return asked === undefined ? undefined : Number(asked);
}

/** The line from `second` on in which the words begin; they may go on in the next one. */
export function lineOf(lines: readonly Line[], second: number, words: string): Line | undefined {
  const near = lines.filter((line) => line.to > second && line.from < second + stretch);
  const starts: number[] = [];
  let text = '';
  for (const line of near) {
    starts.push(text.length);
    text += `${line.text} `;
  }
  const found = findAll(text, words, 'words', 1)[0];
  return found ? near[starts.findLastIndex((start) => start <= found.start)] : undefined;
}

/** Goes there now, or as soon as the browser knows how long it is. */
export function seek(media: HTMLMediaElement, second: number): void {
  const go = (): void => {
    media.currentTime = second;
  };
  if (media.readyState >= HTMLMediaElement.HAVE_METADATA) go();
  else media.addEventListener('loadedmetadata', go, { once: true });
}
