// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { DevicePlaces } from '../src/place/device';
import { sayPlaces } from '../src/read-here';

const place = (fileId: string, type: string, locations: object, progress = 0.4, title?: string) =>
  localStorage.setItem(
    `oer.reading.${fileId}`,
    JSON.stringify({
      title: 'x',
      address: '/doc/x',
      savedAt: '2026-01-01',
      progress,
      locator: { href: 'a', type, title, locations },
    }),
  );

it('says on the button where the device has stopped', () => {
  place('pdf', 'application/pdf', { position: 31, fragments: ['page=31'] });
  place('book', 'application/xhtml+xml', { position: 7 }, 0.4, 'Bến nước');
  place('film', 'video/*', { fragments: ['t=125'] });
  place('done', 'application/xhtml+xml', {}, 1);
  document.body.innerHTML = ['pdf', 'book', 'film', 'done', 'new']
    .map(
      (id) =>
        `<a data-read-here="${id}" data-say-on="Đọc tiếp · {0}" data-say-page="trang {0}" data-say-again="Đọc lại"><span>Đọc</span></a>`,
    )
    .join('');
  sayPlaces(document, new DevicePlaces(localStorage));
  expect([...document.querySelectorAll('span')].map((span) => span.textContent)).toEqual([
    'Đọc tiếp · trang 31',
    'Đọc tiếp · Bến nước',
    'Đọc tiếp · 2:05',
    'Đọc lại',
    'Đọc',
  ]);
});
