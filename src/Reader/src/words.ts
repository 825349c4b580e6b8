/** Where something stands in a text, in its own characters. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** What counts when texts are compared: a quote is found by its letters alone, a search also knows where words end. */
export type Strictness = 'words' | 'letters';

/** A text made comparable: small bare letters, their marks apart, and for each where it came from. */
interface Bare {
  readonly letters: string;
  /** Marks of the letter at the same place; a stroke (đ) counts as one. */
  readonly marks: readonly string[];
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** Tone marks of Vietnamese: grave, acute, tilde, hook above, dot below. Their place in a syllable is a matter of taste. */
const tones = /[\u0300\u0301\u0303\u0309\u0323]/g;
const mark = /^\p{M}$/u;
const letterOrDigit = /^[\p{L}\p{N}]$/u;
/** A word broken at the end of a line. */
const brokenWord = /[-\u00ad\u2010]\s*\n\s*(?=\p{L})/uy;
const hyphen = /^[-\u00ad\u2010\u2011]$/;

/**
 * Finds a query in a text as people mean it: without marks it finds every spelling, with marks only those that have them (hoà
 * is hòa); case, ligatures, composed and decomposed forms, line breaks and hyphens do not matter.
 */
export function findAll(text: string, query: string, strictness: Strictness = 'words', most = Infinity): Span[] {
  const wanted = bareOf(query.trim(), strictness);
  if (!wanted.letters) return [];
  const whole = bareOf(text, strictness);
  const found: Span[] = [];
  for (
    let at = whole.letters.indexOf(wanted.letters);
    at >= 0 && found.length < most;
    at = whole.letters.indexOf(wanted.letters, at)
  ) {
    const end = at + wanted.letters.length;
    if (hasMarksOf(whole, at, wanted)) {
      found.push({ start: whole.starts[at] ?? 0, end: whole.ends[end - 1] ?? 0 });
      at = end;
    } else at++;
  }
  return found;
}

/** Every word of the query that was typed with marks has the same ones in the text. */
function hasMarksOf(whole: Bare, at: number, wanted: Bare): boolean {
  for (let from = 0; from < wanted.letters.length;) {
    const space = wanted.letters.indexOf(' ', from);
    const to = space < 0 ? wanted.letters.length : space;
    const asked = spelling(wanted.marks.slice(from, to));
    if (asked.some && asked.text !== spelling(whole.marks.slice(at + from, at + to)).text) return false;
    from = to + 1;
  }
  return true;
}

function spelling(marks: readonly string[]): { some: boolean; text: string } {
  const all = marks.join('');
  const shapes = marks.map((of) => of.replace(tones, '')).join('|');
  return { some: all.length > 0, text: `${shapes}/${[...(all.match(tones) ?? [])].sort().join('')}` };
}

function bareOf(text: string, strictness: Strictness): Bare {
  const letters: string[] = [];
  const marks: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  let start = 0;
  let joined = 0;
  for (const character of text) {
    if (start >= joined && hyphen.test(character) && letters.at(-1) !== ' ') joined = endOfBreak(text, start);
    if (start < joined) {
      start += character.length;
      continue;
    }
    const end = start + character.length;
    for (const part of decomposed(character)) {
      if (mark.test(part) || part === '/') {
        // a mark belongs to the letter before it, also when they were stored apart
        const last = marks.length - 1;
        if (last >= 0) [marks[last], ends[last]] = [`${marks[last] ?? ''}${part}`, end];
        continue;
      }
      const letter = comparable(part, strictness, letters.at(-1));
      if (!letter) continue;
      letters.push(letter);
      marks.push('');
      starts.push(start);
      ends.push(end);
    }
    start = end;
  }
  return { letters: letters.join(''), marks, starts, ends };
}

/** Where the rest of a word goes on that a line breaks at `hyphen`; there itself when it breaks none. */
function endOfBreak(text: string, at: number): number {
  brokenWord.lastIndex = at;
  return at + (brokenWord.exec(text)?.[0].length ?? 0);
}

/** `ﬁ` gives f, i; `Đ` gives d and its stroke (written as a slash). */
function decomposed(character: string): string[] {
  if (character === '/') return [' '];
  if (character < '\u0080') return [character];
  if (character === 'đ' || character === 'Đ') return ['d', '/'];
  return [...character.normalize('NFKD')];
}

function comparable(part: string, strictness: Strictness, before: string | undefined): string | undefined {
  if (hyphen.test(part)) return undefined;
  if (letterOrDigit.test(part)) return [...part.toLowerCase()][0];
  if (strictness === 'letters') return undefined;
  if (/\s/u.test(part)) return before === undefined || before === ' ' ? undefined : ' ';
  return part.length === 1 ? part : undefined;
}
