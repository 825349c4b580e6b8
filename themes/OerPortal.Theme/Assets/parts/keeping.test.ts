// @vitest-environment happy-dom
import { beforeEach, expect, it } from 'vitest';
import { keepWritten } from './keeping';

const form = `<main><form method="post"><input name="title" value=""><input type="checkbox" name="grade" value="6">
  <input type="password" name="secret"><textarea name="text"></textarea></form></main>`;

const open = (html: string, path = '/bai'): Document => {
  const page = new DOMParser().parseFromString(`<body data-kept="Đã giữ lại.">${html}</body>`, 'text/html');
  keepWritten(page, path, sessionStorage);
  return page;
};

const send = (page: Document): void => {
  page.querySelector<HTMLInputElement>('[name=title]')!.value = 'Vườn rau';
  page.querySelector<HTMLInputElement>('[name=grade]')!.checked = true;
  page.querySelector<HTMLInputElement>('[name=secret]')!.value = 'bí mật';
  page.querySelector('textarea')!.value = 'Một đoạn dài.';
  page.querySelector('form')!.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
};

const text = (page: Document) => page.querySelector('textarea')!.value;

beforeEach(() => sessionStorage.clear());

it('fills the form again when the session had ended', () => {
  send(open(form));
  open('<main class="bare"><form method="post"><input name="login"></form></main>', '/dang-nhap');
  const again = open(form);
  expect(text(again)).toBe('Một đoạn dài.');
  expect(again.querySelector<HTMLInputElement>('[name=title]')!.value).toBe('Vườn rau');
  expect(again.querySelector<HTMLInputElement>('[name=grade]')!.checked).toBe(true);
  expect(again.querySelector('.note')!.textContent).toBe('Đã giữ lại.');
});

it('keeps no password', () => {
  send(open(form));
  expect(JSON.stringify(sessionStorage)).not.toContain('bí mật');
});

it('leaves a form alone whose sending was answered', () => {
  send(open(form));
  const again = open(form);
  expect(text(again)).toBe('');
  expect(again.querySelector('.note')).toBeNull();
});

it('forgets what was written once another page was seen', () => {
  send(open(form));
  open('<main class="bare"></main>', '/dang-nhap');
  open('<main></main>', '/tin');
  expect(text(open(form))).toBe('');
});
