/** How the text of a document runs. Says nothing of the order of pages. */
export interface Writing {
  readonly vertical: boolean;
  /** Columns of vertical text, or lines of horizontal text, that begin at the right. */
  readonly rightToLeft: boolean;
  readonly mode: string;
  readonly direction: 'ltr' | 'rtl';
}

/** CSS Writing Modes 4 §8: the body's values are those of the page. */
export function writingOf(doc: Document): Writing {
  const style = doc.defaultView?.getComputedStyle(doc.body ?? doc.documentElement);
  const mode = style?.writingMode || 'horizontal-tb';
  const direction = style?.direction === 'rtl' ? 'rtl' : 'ltr';
  const vertical = mode !== 'horizontal-tb';
  return {
    vertical,
    mode,
    direction,
    rightToLeft: vertical ? mode !== 'vertical-lr' && mode !== 'sideways-lr' : direction === 'rtl',
  };
}
