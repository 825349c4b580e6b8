// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { box, showAnswer } from './answer';

const desk = (said: string, sound: string, rest: string): string => `
  <div id="loan-desk"><form id="loan-box"><input id="Typed"></form>
  <div id="loan-said" role="status" data-sound="${sound}">${said}</div><div id="loan-rest">${rest}</div></div>`;

const page = (html: string): Document => new DOMParser().parseFromString(html, 'text/html');

describe('the answer of the desk', () => {
  beforeEach(() => {
    document.body.innerHTML = desk('', '', 'cũ');
  });

  it('keeps what was typed meanwhile, and the cursor behind it', () => {
    box()!.value = 'TK0000';
    showAnswer(page(desk('Đã nhận lại', 'good', 'mới')));
    expect(box()!.value).toBe('TK0000');
    expect(document.activeElement).toBe(box());
    expect(box()!.selectionStart).toBe(6);
    expect(document.querySelector('#loan-rest')!.textContent).toBe('mới');
  });

  it('is said inside the status that was there before, and sounds', () => {
    const status = document.querySelector('#loan-said');
    expect(showAnswer(page(desk('Không thấy', 'bad', '')))).toBe('bad');
    expect(document.querySelector('#loan-said')).toBe(status);
    expect(status!.textContent).toBe('Không thấy');
  });

  it('is none when the page is another one', () => {
    expect(showAnswer(page('<form id="sign-in"></form>'))).toBeNull();
    expect(document.querySelector('#loan-rest')!.textContent).toBe('cũ');
  });
});
