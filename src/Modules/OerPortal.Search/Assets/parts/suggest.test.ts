// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Recent } from './recent';
import { suggest } from './suggest';

const offers = [
  { text: 'Hàn Mặc Tử', kind: 'person', label: 'Tác giả', url: '/tim?q=h' },
  { text: 'Hàn điện cơ bản', kind: 'title', label: 'Học liệu', url: '/hoc-lieu/abc' },
];
let input: HTMLInputElement;
const asked: string[] = [];
const popup = () => document.querySelector<HTMLElement>('.suggest')!;
const list = () => document.querySelector<HTMLElement>('[role=listbox]')!;
const options = () => [...document.querySelectorAll('[role=option]')];

beforeEach(() => {
  localStorage.clear();
  vi.useFakeTimers();
  asked.length = 0;
  vi.stubGlobal('fetch', (url: URL) => {
    asked.push(url.searchParams.get('q') ?? '');
    return Promise.resolve({ ok: true, json: () => Promise.resolve({ items: offers }) });
  });
  document.body.innerHTML =
    '<form action="/tim"><svg class="icon"><use href="/i.svg#search"></use></svg><input name="q" aria-label="Tìm" data-suggest="/api/search/suggestions" data-recent="Đã tìm gần đây" data-recent-note="Chỉ lưu trên máy này." data-recent-clear="Xoá hết"></form>';
  input = document.querySelector('input')!;
  suggest(document);
  input.focus();
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

async function type(text: string, isComposing = false): Promise<void> {
  input.value = text;
  input.dispatchEvent(new InputEvent('input', { isComposing }));
  await vi.advanceTimersByTimeAsync(200);
}

const press = (key: string) => input.dispatchEvent(new KeyboardEvent('keydown', { key, cancelable: true }));

it('offers what continues the words, as a list box that belongs to the field', async () => {
  await type('hàn');
  expect(asked).toEqual(['hàn']);
  expect(options().map((option) => option.textContent)).toEqual(['Hàn Mặc Tử Tác giả', 'Hàn điện cơ bản Học liệu']);
  expect(options()[1]!.querySelector('use')!.getAttribute('href')).toBe('/i.svg#book-open');
  expect(input.getAttribute('aria-expanded')).toBe('true');
  expect(input.getAttribute('aria-controls')).toBe(list().id);
});

it('asks once for quick letters and not at all for one letter or half a composed syllable', async () => {
  input.value = 'h';
  input.dispatchEvent(new InputEvent('input'));
  await type('hà');
  await type('n');
  await type('nguye', true);
  expect(asked).toEqual(['hà']);
});

it('goes through the offers and back to what was typed', async () => {
  await type('hàn');
  press('ArrowDown');
  expect(input.value).toBe('Hàn Mặc Tử');
  expect(input.getAttribute('aria-activedescendant')).toBe(options()[0]!.id);
  press('ArrowDown');
  press('ArrowDown');
  expect(input.value).toBe('hàn');
  expect(input.hasAttribute('aria-activedescendant')).toBe(false);
  press('ArrowUp');
  expect(options()[1]!.getAttribute('aria-selected')).toBe('true');
});

it('closes on Escape and gives the typed words back', async () => {
  await type('hàn');
  press('ArrowDown');
  press('Escape');
  expect(input.value).toBe('hàn');
  expect(popup().hidden).toBe(true);
  expect(input.getAttribute('aria-expanded')).toBe('false');
});

it('leaves Enter to the form until an offer is chosen', async () => {
  await type('hàn');
  const enter = new KeyboardEvent('keydown', { key: 'Enter', cancelable: true });
  input.dispatchEvent(enter);
  expect(enter.defaultPrevented).toBe(false);
});

it('offers in an empty box what was searched for on this device, to be forgotten one by one or all together', () => {
  const recent = new Recent(localStorage);
  for (const words of ['một', 'hai', 'ba', 'hai']) recent.keep(words);
  input.click();
  expect(options().map((option) => option.textContent)).toEqual(['hai', 'ba', 'một']);
  expect(list().getAttribute('aria-label')).toBe('Đã tìm gần đây');
  expect(popup().textContent).toContain('Chỉ lưu trên máy này.');
  press('ArrowDown');
  press('Delete');
  expect(recent.all()).toEqual(['ba', 'một']);
  expect(options()).toHaveLength(2);
  popup().querySelector('button')!.click();
  expect(recent.all()).toEqual([]);
  expect(popup().hidden).toBe(true);
});

it('keeps and offers nothing on a computer that others use too', () => {
  document.body.dataset.shared = 'true';
  Recent.of(document).keep('một');
  expect(Recent.of(document).all()).toEqual([]);
  expect(localStorage).toHaveLength(0);
  document.body.dataset.shared = '';
  Recent.of(document).keep('hai');
  expect(Recent.of(document).all()).toEqual(['hai']);
});

it('keeps the last eight searches', () => {
  const recent = new Recent(localStorage);
  for (let i = 0; i < 12; i++) recent.keep(`từ ${i}`);
  expect(recent.all()).toHaveLength(8);
  expect(recent.all()[0]).toBe('từ 11');
  localStorage.setItem('oer.find.recent', '{broken');
  expect(recent.all()).toEqual([]);
});
