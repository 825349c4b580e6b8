// @vitest-environment happy-dom
import { beforeEach, expect, it, vi } from 'vitest';
import { Kept } from './kept';
import { showKept } from './saved-shelf';
import { describe as describeThing, Saving } from './saving';
import { readWords, Shelf, type Words } from './shelf';

const page = `<template data-saving data-list="/api/reading/saved" data-say-save="Lưu" data-say-saved="Đã lưu" data-say-done="Xong"
    data-say-device="Trên máy này" data-say-gone="Đã bỏ" data-say-full="Đầy" data-say-failed="Chưa được"></template>
  <ul><li class="item"><div class="cover" data-tone="rung"></div><h3><a href="/hoc-lieu/aaa">Núi</a></h3>
    <a data-save="aaa" href="/tu-sach/luu/aaa" title="Lưu" aria-label="Lưu: Núi"><svg></svg></a></li>
    <li class="item"><h3><a href="/hoc-lieu/bbb">Sông</a></h3><a data-save="bbb" href="/tu-sach/luu/bbb" title="Lưu"></a></li></ul>`;

const sent = vi.fn<(url: string, how?: RequestInit) => Promise<Response>>();
const buttons = () => [...document.querySelectorAll<HTMLButtonElement>('button[data-save]')];
const pressed = () => buttons().map((button) => button.getAttribute('aria-pressed'));
const words = (): Words => readWords(document)!;

beforeEach(() => {
  localStorage.clear();
  sent.mockReset();
  vi.stubGlobal('fetch', sent);
  document.body.innerHTML = page;
});

it('makes the links buttons and marks what is kept, by one request', async () => {
  sent.mockResolvedValue(Response.json(['bbb']));
  await new Saving(
    document,
    words(),
    new Kept(localStorage),
    new Shelf('/api/reading/saved', 't'),
    describeThing,
  ).start();
  expect(pressed()).toEqual(['false', 'true']);
  expect(sent).toHaveBeenCalledExactlyOnceWith('/api/reading/saved?hoc-lieu=aaa&hoc-lieu=bbb');
  expect(buttons()[0]!.getAttribute('aria-label')).toBe('Lưu: Núi');
});

it('keeps at the server for whoever is signed in, and says when there is no room', async () => {
  sent.mockResolvedValueOnce(Response.json([])).mockResolvedValueOnce(new Response(null, { status: 409 }));
  await new Saving(
    document,
    words(),
    new Kept(localStorage),
    new Shelf('/api/reading/saved', 't'),
    describeThing,
  ).start();
  buttons()[0]!.click();
  await vi.waitFor(() => expect(document.querySelector('[role=status]')?.textContent).toBe('Đầy'));
  expect(pressed()).toEqual(['false', 'false']);
  expect(sent).toHaveBeenLastCalledWith('/api/reading/saved/aaa', expect.objectContaining({ method: 'PUT' }));
});

it('keeps on the device for guests, and asks the server nothing', async () => {
  const kept = new Kept(localStorage);
  await new Saving(document, words(), kept, undefined, describeThing).start();
  buttons()[0]!.click();
  await vi.waitFor(() => expect(pressed()).toEqual(['true', 'false']));
  expect(kept.all()[0]).toMatchObject({ publicId: 'aaa', title: 'Núi', address: '/hoc-lieu/aaa', tone: 'rung' });
  buttons()[0]!.click();
  await vi.waitFor(() => expect(kept.all()).toEqual([]));
  expect(sent).not.toHaveBeenCalled();
});

it('lists what the device keeps, and follows no address that leads out of the portal', () => {
  const kept = new Kept(localStorage);
  kept.keep({ publicId: 'aaa', title: 'Núi', address: '/hoc-lieu/aaa', at: '2026-01-01' });
  localStorage.setItem(
    'oer.saved.ccc',
    JSON.stringify({ title: 'x', address: '//elsewhere.example', at: '2026-01-02' }),
  );
  document.body.innerHTML = `<section data-saved-shelf hidden><ul></ul><template><li><div class="cover"><img></div>
    <h3><a data-title></a></h3><button data-remove>Bỏ lưu</button></li></template></section><p data-saved-shelf-empty></p>`;
  showKept(document, kept, undefined);
  const links = [...document.querySelectorAll('section a')];
  expect(links.map((link) => link.getAttribute('href'))).toEqual(['/hoc-lieu/aaa']);
  expect(document.querySelector<HTMLElement>('[data-saved-shelf-empty]')!.hidden).toBe(true);
  document.querySelector<HTMLButtonElement>('[data-remove]')!.click();
  expect(document.querySelector('section')!.hidden).toBe(true);
});
