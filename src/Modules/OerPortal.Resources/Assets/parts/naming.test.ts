// @vitest-environment happy-dom
import { beforeEach, expect, it } from 'vitest';
import { nameAfter } from './naming';

beforeEach(() => {
  document.title = 'Học liệu chưa đặt tên – Trường THCS Ba Lan';
  document.body.innerHTML = `
    <main>
      <nav class="crumbs"><ol><li><span aria-current="page">Học liệu chưa đặt tên</span></li></ol></nav>
      <h1>Học liệu chưa đặt tên</h1>
      <input name="Form.Title" />
    </main>`;
});

it('calls the page what the title says, and untitled again when it is emptied', () => {
  const input = document.querySelector('input')!;
  const name = nameAfter(document, input, 'Học liệu chưa đặt tên');
  input.value = 'Đường lên Ngọc Linh';
  name();
  expect(document.title).toBe('Đường lên Ngọc Linh – Trường THCS Ba Lan');
  expect(document.querySelector('h1')!.textContent).toBe('Đường lên Ngọc Linh');
  expect(document.querySelector('.crumbs span')!.textContent).toBe('Đường lên Ngọc Linh');
  input.value = ' ';
  name();
  expect(document.title).toBe('Học liệu chưa đặt tên – Trường THCS Ba Lan');
});
