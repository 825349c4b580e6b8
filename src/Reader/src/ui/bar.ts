import type { ReaderConfig } from '../config';
import type { Say } from '../messages';
import { h, icon, iconButton } from './dom';

/** The row of tools of pages that show one thing: back, title, tools of its own, download, full screen. */
export function toolBar(
  config: ReaderConfig,
  say: Say,
  tools: readonly (Node | undefined)[],
  back?: (event: Event) => void,
): HTMLElement {
  const download = config.download
    ? h(
        'a',
        { class: 'ic', href: config.download, download: true, 'aria-label': say('download'), title: say('download') },
        icon('download'),
      )
    : undefined;
  return h(
    'header',
    { class: 'reader-bar' },
    h(
      'a',
      { class: 'ic', href: config.back, 'aria-label': say('back'), title: say('back'), onclick: back },
      icon('back'),
    ),
    h('h1', {}, config.title),
    h('div', { class: 'reader-tools' }, ...tools, download, fullScreenButton(say)),
  );
}

export function toggleFullScreen(): void {
  const change = document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen();
  change.catch(() => undefined); // refused by the browser or the device: nothing is lost
}

function fullScreenButton(say: Say): HTMLButtonElement {
  const button = iconButton('full', say('fullScreen'), toggleFullScreen);
  button.hidden = !document.fullscreenEnabled;
  document.addEventListener('fullscreenchange', () => {
    const isOn = document.fullscreenElement !== null;
    const label = say(isOn ? 'fullScreen.leave' : 'fullScreen');
    button.replaceChildren(icon(isOn ? 'leave' : 'full'));
    button.setAttribute('aria-label', label);
    button.title = label;
  });
  return button;
}
