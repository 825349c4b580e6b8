// @vitest-environment happy-dom
import { beforeEach, expect, it } from 'vitest';
import { closeMenus } from './menus';

closeMenus(document);
let menu: HTMLDetailsElement;

beforeEach(() => {
  document.body.innerHTML =
    '<details class="menu" open><summary>Trình đơn</summary><a href="#x">Tủ sách</a></details><button>ngoài</button>';
  menu = document.querySelector('details')!;
});

it('closes on a click elsewhere', () => {
  document.querySelector('button')!.click();
  expect(menu.open).toBe(false);
});

it('stays open on a click inside', () => {
  menu.querySelector('a')!.click();
  expect(menu.open).toBe(true);
});

it('closes on Escape and gives the focus back to its button', () => {
  menu.querySelector('a')!.focus();
  document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
  expect(menu.open).toBe(false);
  expect(document.activeElement).toBe(menu.querySelector('summary'));
});

it('closes when the focus goes on behind it', () => {
  document.querySelector('button')!.dispatchEvent(new FocusEvent('focusin', { bubbles: true }));
  expect(menu.open).toBe(false);
});
