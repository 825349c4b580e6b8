// @vitest-environment happy-dom
import { afterEach, expect, it, vi } from 'vitest';
import { follow } from './following';

afterEach(() => vi.unstubAllGlobals());

it('says so when the file is there no more: who it was for had done with it between two looks', async () => {
  const scanning = { id: '1', isSettled: false };
  const answers = [
    new Response(JSON.stringify(scanning), { status: 200, headers: { ETag: '"1"' } }),
    new Response('', { status: 404 }),
  ];
  vi.stubGlobal('fetch', () => Promise.resolve(answers.shift()));
  const [tell, gone] = [vi.fn(), vi.fn()];
  await follow('1', tell, gone, new AbortController().signal);
  expect(tell).toHaveBeenCalledExactlyOnceWith(scanning);
  expect(gone).toHaveBeenCalledOnce();
});
