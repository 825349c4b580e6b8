import { say } from './copy';

/** Says when the line is lost and when it is back; the words stand on the body (`data-offline`, `data-online`). */
export function tellAboutTheLine(page: Document): void {
  const { offline, online } = page.body.dataset;
  let bar: HTMLElement | null = null;
  const lost = () => {
    if (bar || !offline) return;
    bar = page.createElement('p');
    bar.className = 'offline';
    bar.setAttribute('role', 'status');
    page.body.append(bar);
    const words = offline;
    requestAnimationFrame(() => bar && (bar.textContent = words));
  };
  const back = () => {
    if (!bar) return;
    bar.remove();
    bar = null;
    if (online) say(page, online);
  };
  addEventListener('offline', lost);
  addEventListener('online', back);
  if (!navigator.onLine) lost();
}
