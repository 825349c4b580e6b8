// The desk without a line: it writes down what is scanned on this computer and sends it when the portal answers again.

import { Acts, isBook, type Act } from './parts/acts';
import { play } from './parts/sound';

const desk = document.querySelector<HTMLElement>('#offline-desk');
if (desk) start(desk);

function start(desk: HTMLElement): void {
  const acts = new Acts(localStorage, desk.dataset['school'] ?? '');
  const letters = (desk.dataset['letters'] ?? '').split(' ');
  const find = <T extends HTMLElement>(id: string): T => desk.querySelector<T>(`#${id}`)!;
  const [form, box, list, sum] = [
    find<HTMLFormElement>('offline-box'),
    find<HTMLInputElement>('Typed'),
    find('offline-acts'),
    find<HTMLFormElement>('offline-send'),
  ];
  let reader = '';

  desk.hidden = false;
  void keepPage(desk);
  show();
  box.focus();

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const typed = box.value.trim();
    box.value = '';
    if (typed) take(typed);
    show();
  });
  find('offline-next').addEventListener('click', () => {
    reader = '';
    show();
    box.focus();
  });
  list.addEventListener('click', (event) => {
    const id = (event.target as HTMLElement).closest<HTMLElement>('[data-drop]')?.dataset['drop'];
    if (!id) return;
    acts.drop(id);
    show();
    box.focus();
  });
  sum.addEventListener('submit', (event) => {
    event.preventDefault();
    void send();
  });
  for (const change of ['online', 'offline'] as const) addEventListener(change, show);
  addEventListener('storage', show);

  function take(typed: string): void {
    const isReturn =
      form.elements.namedItem('mode') instanceof RadioNodeList &&
      (form.elements.namedItem('mode') as RadioNodeList).value === 'return';
    const book = isBook(typed, letters);
    if (!book && !isReturn) {
      reader = typed;
      say('reader', 'good', typed);
    } else if (!book) {
      say('noBook', 'bad', typed);
    } else if (!isReturn && !reader) {
      say('noReader', 'bad');
    } else {
      acts.keep({
        id: crypto.randomUUID(),
        at: new Date().toISOString(),
        isReturn,
        book: typed,
        reader: isReturn ? '' : reader,
      });
      say(isReturn ? 'returned' : 'lent', 'good', typed, reader);
    }
  }

  function say(key: string, sound: string, ...values: string[]): void {
    find('offline-said').textContent = words(key, ...values);
    find('offline-said').dataset['sound'] = sound;
    play(sound);
  }

  function words(key: string, ...values: string[]): string {
    return (desk.dataset[key] ?? '').replace(/\{(\d)\}/g, (_, at: string) => values[Number(at)] ?? '');
  }

  function show(): void {
    const all = acts.all();
    find('offline-line').textContent = words(navigator.onLine ? 'online' : 'offline');
    find('offline-reader').textContent = reader ? words('at', reader) : words('nobody');
    find('offline-next').hidden = !reader;
    find('offline-count').textContent = words('count', String(all.length));
    sum.hidden = list.hidden = all.length === 0;
    list.replaceChildren(...all.toReversed().map(line));
  }

  function line(act: Act): HTMLElement {
    const row = document.createElement('li');
    row.className = 'row between';
    const text = document.createElement('span');
    const at = new Date(act.at).toLocaleTimeString(document.documentElement.lang, {
      hour: 'numeric',
      minute: '2-digit',
    });
    text.textContent = `${at} · ${words(act.isReturn ? 'returned' : 'lent', act.book, act.reader)}`;
    const drop = document.createElement('button');
    drop.type = 'button';
    drop.className = 'btn quiet small';
    drop.dataset['drop'] = act.id;
    drop.textContent = desk.dataset['drop'] ?? '';
    drop.setAttribute('aria-label', `${drop.textContent} ${act.book}`);
    row.append(text, drop);
    return row;
  }

  /** The token of this page may be of another day: a fresh one is asked for first. */
  async function send(): Promise<void> {
    const portion = acts.all().slice(0, Number(desk.dataset['portion']));
    try {
      const fresh = await fetch(location.pathname, { headers: { Accept: 'text/html' }, cache: 'no-store' });
      const token = new DOMParser()
        .parseFromString(await fresh.text(), 'text/html')
        .querySelector<HTMLInputElement>('#offline-send input[name=__RequestVerificationToken]')?.value;
      if (!fresh.ok || !token) return say('signIn', 'bad');
      const body = new FormData();
      body.set('__RequestVerificationToken', token);
      body.set('Acts', JSON.stringify(portion));
      const answer = await fetch(location.pathname, { method: 'POST', body, headers: { Accept: 'application/json' } });
      if (!answer.ok) return say('notSent', 'bad');
      const { done, toSee } = (await answer.json()) as { done: number; toSee: number };
      for (const act of portion) acts.drop(act.id);
      say(toSee > 0 ? 'sentToSee' : 'sent', toSee > 0 ? 'warn' : 'good', String(done), String(toSee));
      show();
    } catch {
      say('noLine', 'bad');
    }
  }
}

async function keepPage(desk: HTMLElement): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  await navigator.serviceWorker.register(desk.dataset['worker'] ?? '', { scope: location.pathname });
  const ready = await navigator.serviceWorker.ready;
  const parts = performance.getEntriesByType('resource').map((entry) => new URL(entry.name.split('#')[0] ?? ''));
  const kept = new MessageChannel();
  kept.port1.onmessage = () => (desk.querySelector('#offline-kept')!.textContent = desk.dataset['kept'] ?? '');
  const addresses = parts.filter((part) => part.pathname.startsWith('/_content/')).map((part) => part.href);
  ready.active?.postMessage({ keep: addresses }, [kept.port2]);
}
