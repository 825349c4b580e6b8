// @vitest-environment happy-dom
import { beforeEach, expect, it, vi } from 'vitest';
import { takeFile, type UploadElement } from './zone';

let zone: HTMLElement;
let upload: UploadElement;
const add = vi.fn<(files: File[]) => void>();
const settle = () => new Promise((resolve) => setTimeout(resolve));

beforeEach(() => {
  document.body.innerHTML = '<div class="drop" hidden><input type="file"></div><div id="upload"></div>';
  zone = document.querySelector('.drop')!;
  upload = Object.assign(document.querySelector<HTMLElement>('#upload')!, { add });
  add.mockReset().mockImplementation((files) => {
    upload.innerHTML = `<div class="file">${files[0]!.name}</div>`;
  });
  takeFile(zone, upload);
});

async function choose(...names: string[]): Promise<void> {
  const input = zone.querySelector('input')!;
  Object.defineProperty(input, 'files', { configurable: true, value: names.map((name) => new File(['x'], name)) });
  input.dispatchEvent(new Event('change'));
  await settle();
}

it('takes one file and goes away while it is on its way', async () => {
  expect(zone.hidden).toBe(false);
  await choose('a.zip', 'b.zip');
  expect(add).toHaveBeenCalledOnce();
  expect(upload.textContent).toBe('a.zip');
  expect(zone.hidden).toBe(true);
});

it('is there again when the file is refused at once', async () => {
  await choose('rong.csv');
  upload.querySelector('.file')!.classList.add('bad');
  await settle();
  expect(zone.hidden).toBe(false);
});

it('is there again when somebody gives up', async () => {
  await choose('a.zip');
  upload.querySelector('.file')!.remove();
  await settle();
  expect(zone.hidden).toBe(false);
});
