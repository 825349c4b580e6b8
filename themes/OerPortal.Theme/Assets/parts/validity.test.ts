// @vitest-environment happy-dom
import { beforeEach, expect, it } from 'vitest';
import { sayWhatIsMissing } from './validity';

beforeEach(() => {
  document.body.dataset.missing = 'Điền ô này.';
  document.body.dataset.choose = 'Chọn một mục.';
  document.body.dataset.unlike = 'Chưa đúng dạng.';
  document.body.innerHTML =
    '<form><input id="t" required><input id="n" type="number" min="5" value="3"><select id="s" required><option value="">Chọn…</option><option value="1">Một</option></select></form>';
  sayWhatIsMissing(document);
});

const field = (id: string) => document.querySelector<HTMLInputElement>(`#${id}`)!;

it('speaks the language of the page', () => {
  document.querySelector('form')!.checkValidity();
  expect(['t', 'n', 's'].map((id) => field(id).validationMessage)).toEqual([
    'Điền ô này.',
    'Chưa đúng dạng.',
    'Chọn một mục.',
  ]);
});

it('says nothing any more once something is typed', () => {
  field('t').checkValidity();
  field('t').value = 'Ba Lan';
  field('t').dispatchEvent(new Event('input', { bubbles: true }));
  expect(field('t').checkValidity()).toBe(true);
});
