// @vitest-environment happy-dom
import { expect, it, vi } from 'vitest';
import { checkAll, dismiss, revealPasswords, submitOnChange } from './forms';

dismiss(document);
submitOnChange(document);
checkAll(document);

const change = (element: Element) => element.dispatchEvent(new Event('change', { bubbles: true }));

it('takes away only the note whose button was pressed', () => {
  document.body.innerHTML =
    '<div class="note" id="a"><button data-dismiss>Đóng</button></div><div class="note" id="b"></div>';
  document.querySelector('button')!.click();
  expect(document.getElementById('a')).toBeNull();
  expect(document.getElementById('b')).not.toBeNull();
});

it('sends the form of a list that asks for it, and of no other', () => {
  document.body.innerHTML = '<form><select data-submit></select><select id="quiet"></select></form>';
  const sent = vi.fn();
  document.querySelector('form')!.requestSubmit = sent;
  change(document.getElementById('quiet')!);
  expect(sent).not.toHaveBeenCalled();
  change(document.querySelector('[data-submit]')!);
  expect(sent).toHaveBeenCalledOnce();
});

it('ticks all boxes of its name in its own table', () => {
  document.body.innerHTML = `
    <table><thead><tr><th><input type="checkbox" data-check-all="one"></th></tr></thead>
      <tbody><tr><td><input type="checkbox" name="one"><input type="checkbox" name="other"></td></tr></tbody></table>
    <table><tbody><tr><td><input type="checkbox" name="one" id="elsewhere"></td></tr></tbody></table>`;
  const all = document.querySelector<HTMLInputElement>('[data-check-all]')!;
  all.checked = true;
  change(all);
  const ticked = [...document.querySelectorAll<HTMLInputElement>('tbody input')].map((box) => box.checked);
  expect(ticked).toEqual([true, false, false]);
});

it('shows what is typed as a password while one wants to see it, and sends it as a password', () => {
  document.body.innerHTML =
    '<form><input id="p" type="password" data-reveal="Hiện" data-conceal="Ẩn"><input type="password"></form>';
  revealPasswords(document);
  const field = document.querySelector<HTMLInputElement>('#p')!;
  const buttons = document.querySelectorAll('button');
  expect(buttons).toHaveLength(1);
  buttons[0]!.click();
  expect([field.type, buttons[0]!.textContent]).toEqual(['text', 'Ẩn']);
  document.querySelector('form')!.dispatchEvent(new Event('submit'));
  expect([field.type, buttons[0]!.textContent]).toEqual(['password', 'Hiện']);
});
