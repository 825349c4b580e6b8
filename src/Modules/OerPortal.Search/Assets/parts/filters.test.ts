// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { applyFilters } from './filters';

const asked: string[] = [];
const narrow = { matches: false, addEventListener: () => undefined } as unknown as MediaQueryList;
const part = <T extends Element>(selector: string) => document.querySelector<T>(selector)!;

beforeEach(() => {
  asked.length = 0;
  vi.stubGlobal('fetch', (url: string) => {
    asked.push(url);
    return Promise.resolve({ ok: true, json: () => Promise.resolve({ total: 7, text: 'Xem 7 kết quả' }) });
  });
  document.body.innerHTML = `
    <form data-filters="/api/search/count">
      <input type="hidden" name="q" value="toán">
      <details class="filters"><summary>Lọc</summary>
        <div class="facets">
          <label><input type="checkbox" name="lop" value="4">Lớp 4</label>
          <p class="apply"><button><span>Xem kết quả</span></button></p>
        </div>
      </details>
      <dialog><header><button type="button" data-closes>x</button></header></dialog>
    </form>`;
  applyFilters(document, narrow);
  part<HTMLElement>('summary').click();
});

afterEach(() => vi.unstubAllGlobals());

it('opens the filters as a sheet and says what a tick would find', async () => {
  expect(part<HTMLDialogElement>('dialog').open).toBe(true);
  expect(part('dialog .facets')).not.toBeNull();
  const box = part<HTMLInputElement>('input[type=checkbox]');
  box.checked = true;
  box.dispatchEvent(new Event('change', { bubbles: true }));
  await vi.waitFor(() => expect(part('.apply span').textContent).toBe('Xem 7 kết quả'));
  expect(asked).toEqual(['/api/search/count?q=to%C3%A1n', '/api/search/count?q=to%C3%A1n&lop=4']);
});

it('takes the filters back when it is closed, as the page has them', () => {
  part<HTMLInputElement>('input[type=checkbox]').checked = true;
  part<HTMLElement>('[data-closes]').click();
  expect(part<HTMLDialogElement>('dialog').open).toBe(false);
  expect(part('details .facets')).not.toBeNull();
  expect(part<HTMLInputElement>('input[type=checkbox]').checked).toBe(false);
});
