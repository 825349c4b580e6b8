// @vitest-environment happy-dom
import { expect, it, vi } from 'vitest';
import { tellAboutTheLine } from './online';

it('says once that the line is lost, and takes it back when the line is there again', async () => {
  document.body.dataset.offline = 'Mất mạng';
  document.body.dataset.online = 'Có mạng lại rồi';
  tellAboutTheLine(document);

  dispatchEvent(new Event('offline'));
  dispatchEvent(new Event('offline'));
  await vi.waitFor(() => expect(document.querySelector('.offline')?.textContent).toBe('Mất mạng'));
  expect(document.querySelectorAll('.offline')).toHaveLength(1);

  dispatchEvent(new Event('online'));
  expect(document.querySelector('.offline')).toBeNull();
  await vi.waitFor(() => expect(document.querySelector('.toast')?.textContent).toBe('Có mạng lại rồi'));
});
