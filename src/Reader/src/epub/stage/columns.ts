import type { Appearance } from '../../appearance';
import { gaps, measures } from '../styles';
import type { Size } from './page-size';
import type { Writing } from './writing';

/** Where text stands on a screen of columns, in CSS pixels. */
export interface Columns {
  readonly count: 1 | 2;
  /** Width of the frame; the screen's, or less where two columns would stand far apart. */
  readonly width: number;
  readonly height: number;
  /** From one screen of text to the next. */
  readonly stride: number;
  readonly side: number;
  readonly edge: number;
  /** Of one column. */
  readonly text: Size;
}

/** Where the page is wide enough to have turning buttons at its sides, text keeps away from them. */
export function leastSide(width: number): number {
  return width > 640 ? 60 : 16;
}

/** Below this width two columns have no room. */
const leastForTwo = 700;

export function columnsFor(screen: Size, appearance: Appearance, writing: Writing): Columns {
  const edge = screen.height < 600 ? 16 : 32;
  const gap = Math.max(12, Math.round((screen.width * gaps[appearance.margin]) / 100));
  const measure = Math.round(measures[appearance.margin] * Math.max(1, appearance.size / 100));
  if (writing.vertical) {
    const side = Math.max(gap, leastSide(screen.width));
    const text = { width: screen.width - 2 * side, height: screen.height - 2 * edge };
    return { count: 1, ...screen, stride: screen.height, side, edge, text };
  }
  const height = screen.height;
  const count = appearance.columns === 2 && screen.width >= leastForTwo && screen.width > height * 0.9 ? 2 : 1;
  if (count === 2) {
    // an even width, so that no column begins within a pixel
    const width = 2 * Math.floor(Math.min(screen.width, 2 * (measure + gap)) / 2);
    const side = Math.max(Math.round(gap / 2), leastSide(screen.width) - Math.floor((screen.width - width) / 2));
    return {
      count,
      width,
      height,
      stride: width,
      side,
      edge,
      text: { width: width / 2 - 2 * side, height: height - 2 * edge },
    };
  }
  const side = Math.max(Math.round(gap / 2), leastSide(screen.width), Math.floor((screen.width - measure) / 2));
  const { width } = screen;
  return {
    count,
    width,
    height,
    stride: width,
    side,
    edge,
    text: { width: width - 2 * side, height: height - 2 * edge },
  };
}

/** The rules that lay a document out in those columns; columns of vertical text stack downwards. */
export function columnRules(columns: Columns, writing: Writing): string {
  const { count, width, height, side, edge } = columns;
  const gap = writing.vertical ? 2 * edge : 2 * side;
  return `${sizes(columns.text)}
html{position:static!important;float:none!important;display:block!important;box-sizing:border-box!important;
writing-mode:${writing.mode}!important;direction:${writing.direction};
width:${width}px!important;height:${height}px!important;min-width:0!important;max-width:none!important;min-height:0!important;max-height:none!important;
margin:0!important;border:0!important;padding:${edge}px ${side}px!important;
columns:auto ${count}!important;column-gap:${gap}px!important;column-fill:auto!important;column-rule:none!important;
overflow:hidden!important;touch-action:pinch-zoom;overscroll-behavior:none}
body{position:static;width:auto;height:auto!important;min-height:0!important;max-height:none!important;column-count:auto!important;column-width:auto!important}
${edges(columns.text, writing)}${fitting(writing)}`;
}

/** The rules for a document that stands in a roll with others, as long as it is. */
export function rollRules(columns: Columns, writing: Writing): string {
  const { side, edge, width, height } = columns;
  const across = writing.vertical ? `height:${height}px!important;width:auto!important` : `width:${width}px!important`;
  return `${sizes(columns.text)}
html{position:static!important;float:none!important;box-sizing:border-box!important;${across};
writing-mode:${writing.mode}!important;direction:${writing.direction};
${writing.vertical ? '' : 'height:auto!important;'}min-width:0!important;max-width:none!important;min-height:0!important;max-height:none!important;
margin:0!important;border:0!important;padding:${edge}px ${side}px!important;overflow:hidden!important;touch-action:pan-x pan-y pinch-zoom}
body{position:static;height:auto!important;min-height:0!important;max-height:none!important;display:flow-root}
${edges(columns.text, writing)}${fitting(writing)}`;
}

function sizes(text: Size): string {
  return `html{--page-w:${text.width}px;--page-h:${text.height}px;--view-w:${text.width / 100}px;--view-h:${text.height / 100}px}`;
}

/** Pixels below which a line is short enough; the page has margins already. */
const narrow = 480;

/** Margins that a book gives its whole page, for paper, would leave half of a phone's lines. */
function edges({ width, height }: Size, writing: Writing): string {
  const [one, other] = writing.vertical ? ['top', 'bottom'] : ['left', 'right'];
  if ((writing.vertical ? height : width) >= narrow) return '';
  return `body{${['margin', 'padding'].flatMap((what) => [one, other].map((side) => `${what}-${side}:0!important`)).join(';')}}\n`;
}

/** Nothing is larger than the page; what cannot shrink scrolls in a box of its own. */
function fitting(writing: Writing): string {
  const width = writing.vertical ? 'var(--page-w)' : 'min(100%,var(--page-w))';
  return `img,svg,video,canvas{max-width:${width}!important;max-height:calc(var(--page-h) - var(--oer-around,0px) - .6em)!important;break-inside:avoid}
img,video{object-fit:contain}
svg svg,math svg{max-width:none!important;max-height:none!important}
figure{break-inside:avoid}
pre{white-space:pre-wrap;overflow-wrap:anywhere}
[data-oer-wide]{display:block!important;box-sizing:border-box;max-width:${width}!important;max-height:var(--page-h)!important;
overflow:auto!important;overscroll-behavior-x:contain;touch-action:pan-x pan-y pinch-zoom;break-inside:avoid}
pre[data-oer-wide],html[data-oer-measured] pre{white-space:pre!important;overflow-wrap:normal!important}
body>img:only-child,body>svg:only-child{display:block;margin:auto}`;
}
