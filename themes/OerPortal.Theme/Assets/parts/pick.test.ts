// @vitest-environment happy-dom
import { beforeEach, expect, it, vi } from 'vitest';
import { pick } from './pick';

let input: HTMLInputElement;
const list = () => document.querySelector<HTMLElement>('[role=listbox]')!;
const options = () => [...document.querySelectorAll('[role=option]')].map((option) => option.textContent);
const press = (key: string) => {
  const event = new KeyboardEvent('keydown', { key, cancelable: true });
  input.dispatchEvent(event);
  return event;
};
const type = (text: string) => {
  input.value = text;
  input.dispatchEvent(new InputEvent('input'));
};

beforeEach(() => {
  document.body.innerHTML =
    '<form><label for="t">Chủ đề</label><input id="t" list="all"><datalist id="all"><option value="Toán · Lớp 4 · Phân số"></option><option value="Toán · Lớp 4 · Số tự nhiên"></option><option value="Đạo đức · Lớp 4 · Thật thà"></option></datalist></form>';
  pick(document);
  input = document.querySelector('input')!;
  input.focus();
});

it('finds words in any order, with marks or without', () => {
  type('phan so');
  expect(options()).toEqual(['Toán · Lớp 4 · Phân số']);
  type('so lop4 toan');
  expect(options()).toEqual(['Toán · Lớp 4 · Phân số', 'Toán · Lớp 4 · Số tự nhiên']);
  type('dao duc');
  expect(options()).toEqual(['Đạo đức · Lớp 4 · Thật thà']);
  expect(input.getAttribute('aria-expanded')).toBe('true');
});

it('takes what is chosen by keyboard and tells the form', () => {
  const heard = vi.fn();
  document.querySelector('form')!.addEventListener('input', heard);
  type('toan');
  press('ArrowDown');
  press('ArrowDown');
  expect(input.getAttribute('aria-activedescendant')).toBe(list().lastElementChild!.id);
  heard.mockClear();
  expect(press('Enter').defaultPrevented).toBe(true);
  expect(input.value).toBe('Toán · Lớp 4 · Số tự nhiên');
  expect(heard).toHaveBeenCalledOnce();
  expect(list().hidden).toBe(true);
  expect(input.getAttribute('aria-expanded')).toBe('false');
});

it('takes what is clicked, and leaves own words and the form alone', () => {
  type('tu');
  list().firstElementChild!.dispatchEvent(new MouseEvent('click', { bubbles: true }));
  expect(input.value).toBe('Toán · Lớp 4 · Số tự nhiên');
  type('điều của tôi');
  expect(list().hidden).toBe(true);
  expect(press('Enter').defaultPrevented).toBe(false);
});

it('offers everything on the first arrow, goes round and closes on Escape', () => {
  press('ArrowUp');
  expect(options()).toHaveLength(3);
  expect(list().lastElementChild!.getAttribute('aria-selected')).toBe('true');
  press('ArrowDown');
  expect(list().firstElementChild!.getAttribute('aria-selected')).toBe('true');
  expect(press('Escape').defaultPrevented).toBe(true);
  expect(list().hidden).toBe(true);
});
