// @vitest-environment happy-dom
import { expect, it, vi } from 'vitest';
import { copyOnClick } from './copy';

const writeText = vi.fn(() => Promise.resolve());
Object.defineProperty(navigator, 'clipboard', { value: { writeText } });
copyOnClick(document);

it('copies the text of the element it names and says so', async () => {
  document.body.innerHTML =
    '<p id="quote"> Y Hnhân. Đường lên Ngọc Linh. </p><button data-copy="#quote" data-done="Đã chép"></button>';
  document.querySelector('button')!.click();
  await vi.waitFor(() => expect(document.querySelector('[role=status]')?.textContent).toBe('Đã chép'));
  expect(writeText).toHaveBeenCalledWith('Y Hnhân. Đường lên Ngọc Linh.');
});

it('copies its own text where it names no element', async () => {
  document.body.innerHTML = '<button data-copy="https://example.org/hoc-lieu/1"></button>';
  document.querySelector('button')!.click();
  await vi.waitFor(() => expect(writeText).toHaveBeenLastCalledWith('https://example.org/hoc-lieu/1'));
});
