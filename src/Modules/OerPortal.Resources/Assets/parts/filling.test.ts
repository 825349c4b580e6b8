// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { fill, typedOver } from './filling';

const words = 'Lấy từ tệp, thầy cô sửa được';

function form(value = ''): { form: HTMLFormElement; input: HTMLInputElement } {
  document.body.innerHTML = `<form><div class="field"><input id="t" name="Form.Title" value="${value}" aria-describedby="t-hint"></div></form>`;
  return { form: document.querySelector('form')!, input: document.querySelector('input')! };
}

test('what a file says stands in an empty field, with a note', () => {
  const page = form();
  fill(page.form, { 'Form.Title': 'Rừng Kon Plông' }, words);
  expect(page.input.value).toBe('Rừng Kon Plông');
  expect(document.querySelector('.filled')!.textContent).toBe(words);
  expect(page.input.getAttribute('aria-describedby')).toBe('t-hint t-filled');
});

test('what somebody wrote stays', () => {
  const page = form('Của tôi');
  fill(page.form, { 'Form.Title': 'Rừng Kon Plông' }, words);
  expect(page.input.value).toBe('Của tôi');
});

test('the note goes when somebody types over it', () => {
  const page = form();
  fill(page.form, { 'Form.Title': 'Rừng Kon Plông' }, words);
  typedOver(page.input);
  expect(document.querySelector('.filled')).toBeNull();
  expect(page.input.getAttribute('aria-describedby')).toBe('t-hint');
});
