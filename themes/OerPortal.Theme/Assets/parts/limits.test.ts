// @vitest-environment happy-dom
import { beforeAll, beforeEach, expect, it } from 'vitest';
import { tellWhatIsCut } from './limits';

let field: HTMLTextAreaElement;
const note = () => document.querySelector('[role=status]')?.textContent;

function paste(text: string): void {
  const event = Object.assign(new Event('paste', { bubbles: true }), { clipboardData: { getData: () => text } });
  field.dispatchEvent(event);
}

beforeAll(() => tellWhatIsCut(document));

beforeEach(() => {
  document.body.dataset.cut = 'Ô này nhận {0} chữ; {1} chữ cuối đã bị bỏ.';
  document.body.innerHTML = '<textarea maxlength="10"></textarea>';
  field = document.querySelector('textarea')!;
});

it('says how much of what was pasted does not fit', () => {
  field.value = '123456';
  field.setSelectionRange(6, 6);
  paste('789012');
  expect(note()).toBe('Ô này nhận 10 chữ; 2 chữ cuối đã bị bỏ.');
});

it('counts what the paste replaces, and says nothing of what fits', () => {
  field.value = '123456';
  field.setSelectionRange(0, 6);
  paste('789012');
  expect(note()).toBeUndefined();
});

it('is silent again once somebody types', () => {
  paste('12345678901');
  field.dispatchEvent(new InputEvent('beforeinput', { bubbles: true, inputType: 'insertFromPaste' }));
  expect(note()).toBeTruthy();
  field.dispatchEvent(new InputEvent('beforeinput', { bubbles: true, inputType: 'deleteContentBackward' }));
  expect(note()).toBeUndefined();
});
