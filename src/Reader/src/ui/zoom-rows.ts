import type { Say } from '../messages';
import type { PageZoom } from '../navigator';
import { h, icon } from './dom';

/** The zoom of pages with a size of their own: a step at a time, or what fits. */
export function zoomRows(say: Say, zoom: PageZoom): HTMLElement[] {
  const step = (by: 1 | -1): HTMLElement => {
    const words = by === 1 ? ('size.larger' as const) : ('size.smaller' as const);
    return h(
      'button',
      { type: 'button', class: 'ic', 'aria-label': say(words), 'data-choice': words, onclick: () => zoom.step(by) },
      icon(by === 1 ? 'plus' : 'minus'),
    );
  };
  const fit = (choice: 'page' | 'width'): HTMLElement =>
    h(
      'button',
      {
        type: 'button',
        class: 'chip',
        'data-choice': `zoom.${choice}`,
        'aria-pressed': String(zoom.fit === choice),
        onclick: () => zoom.fitTo(choice),
      },
      say(`zoom.${choice}`),
    );
  const stepper = h('span', { class: 'reader-stepper' }, step(-1), h('output', {}, `${zoom.percent} %`), step(1));
  const row = (...controls: HTMLElement[]): HTMLElement =>
    h('div', { class: 'reader-row', role: 'group', 'aria-labelledby': 'reader-zoom' }, ...controls);
  return [
    row(h('b', { id: 'reader-zoom' }, say('zoom')), stepper),
    row(h('span', { class: 'reader-chips reader-fits' }, fit('page'), fit('width'))),
  ];
}
