import { describe, expect, it } from 'vitest';
import { entryOf } from '../src/pdf/contents';
import { entryAt } from '../src/pdf/outline';
import { readLocator } from '../src/locator';
import { PageLabels } from '../src/pdf/labels';
import { spreadOf } from '../src/pdf/spreads';
import { fitOf, percentOf, scaleOf, stepFrom, ZoomMemory } from '../src/pdf/zoom';
import { WheelTurns } from '../src/wheel';

describe('contents of a PDF', () => {
  it('are the words the portal has mended, and lead to pages', () => {
    const link = {
      href: 'publication.pdf#page=3',
      title: ' Chương 1: Bến nước ',
      children: [
        { href: 'publication.pdf#page=12', title: 'Bài 1' },
        { href: 'publication.pdf', title: '' },
      ],
    };
    expect(entryOf(link)).toEqual({
      label: 'Chương 1: Bến nước',
      href: 'page=3',
      children: [
        { label: 'Bài 1', href: 'page=12', children: [] },
        { label: '…', children: [] },
      ],
    });
  });
});

describe('pages of a PDF', () => {
  it('stand side by side after the cover', () => {
    expect([1, 2, 3, 4, 5, 6].map((page) => spreadOf(page, 6, 2))).toEqual([[1], [2, 3], [2, 3], [4, 5], [4, 5], [6]]);
    expect(spreadOf(3, 6, 1)).toEqual([3]);
  });

  const a4 = { width: 600, height: 800 };
  const desk = { width: 1200, height: 400 };
  const phone = { width: 360, height: 640 };

  it('fit the window whole on a desk, the width of an upright phone, a column in a roll', () => {
    expect(scaleOf('auto', [a4], desk, 'pages')).toBe(0.5);
    expect(scaleOf('auto', [a4], phone, 'pages')).toBe(0.6);
    expect(scaleOf('auto', [a4], { width: 640, height: 360 }, 'pages')).toBe(0.45);
    expect(scaleOf('auto', [a4], { width: 2400, height: 900 }, 'scroll')).toBe(1.5);
    expect([fitOf('auto', desk, 'pages'), fitOf('auto', phone, 'pages'), fitOf(120, desk, 'pages')]).toEqual([
      'page',
      'width',
      undefined,
    ]);
  });

  it('are as large as somebody chose', () => {
    expect(scaleOf('page', [a4, a4], phone, 'pages')).toBe(0.3);
    expect(scaleOf('width', [a4], desk, 'pages')).toBe(2);
    expect(percentOf(scaleOf(150, [a4], desk, 'pages'))).toBe(150);
    expect([stepFrom(100, 1), stepFrom(103, -1), stepFrom(400, 1), stepFrom(12, -1)]).toEqual([110, 100, 400, 25]);
  });

  it('have a size even where nothing can be measured', () => {
    expect(scaleOf('auto', [a4], { width: 0, height: 0 }, 'pages')).toBe(1);
    expect(scaleOf('width', [{ width: 0, height: 0 }], desk, 'pages')).toBe(1);
  });

  it('keep the zoom of each file, and survive what storage holds', () => {
    const kept = new Map<string, string>();
    const storage = {
      getItem: (k: string) => kept.get(k) ?? null,
      setItem: (k: string, v: string) => void kept.set(k, v),
    } as Storage;
    new ZoomMemory(storage, 'a').save('width');
    new ZoomMemory(storage, 'b').save(175);
    expect(['a', 'b', 'c'].map((id) => new ZoomMemory(storage, id).load())).toEqual(['width', 175, 'auto']);
    kept.set('oer.reader.zoom', '[["a",1e999],["b",{}],7]');
    expect(['a', 'b'].map((id) => new ZoomMemory(storage, id).load())).toEqual(['auto', 'auto']);
    kept.set('oer.reader.zoom', '{');
    expect(new ZoomMemory(storage, 'a').load()).toBe('auto');
  });

  it('are found by printed label first, then by number', () => {
    const labels = new PageLabels(['i', 'ii', '1', '2', '3', 'i']);
    expect([' II ', '1', '6', '7', '', 'x'].map((asked) => labels.find(asked, 6, 1))).toEqual([
      2,
      3,
      6,
      undefined,
      undefined,
      undefined,
    ]);
    expect(labels.find('i', 6, 5)).toBe(6);
    expect([labels.of(2), labels.of(9)]).toEqual(['ii', undefined]);
    expect(new PageLabels(['1', '2']).of(1)).toBeUndefined();
    expect(new PageLabels(null).find('2', 2, 1)).toBe(2);
  });

  it('are named the same on every site, as old places are understood', () => {
    const place = (href: string) => readLocator({ href, locations: { position: 4 } })?.href;
    const id = '0199d3a0-0000-7000-8000-000000000001';
    expect(place('publication.pdf')).toBe('publication.pdf');
    expect(place(`/an-pham/${id}/publication.pdf`)).toBe('publication.pdf');
    expect(place(`/truong/thcs-ba-lan/an-pham/${id}/publication.pdf`)).toBe('publication.pdf');
    expect(place(`/truong/thcs-ba-lan/an-pham/${id}/`)).toBe(id);
    expect(place('EPUB/text/chapter01.xhtml')).toBe('EPUB/text/chapter01.xhtml');
  });

  it('turn once for a notch of the wheel and once for a push of a trackpad', () => {
    const wheel = new WheelTurns();
    const push = (deltaY: number, timeStamp: number, rolled = false) =>
      wheel.turn({ deltaY, deltaMode: 0, timeStamp }, rolled);
    expect([push(100, 0), push(100, 400), push(-100, 800)]).toEqual([1, 1, -1]);
    const trackpad = Array.from({ length: 40 }, (_, i) => push(Math.max(1, 80 - 3 * i), 2000 + 16 * i));
    expect(trackpad.filter((turn) => turn !== 0)).toEqual([1]);
    expect([push(100, 5000, true), push(100, 5050), push(100, 6000)]).toEqual([0, 0, 1]);
  });

  it('belong to the last heading that began', () => {
    const outline = [
      { label: 'Một', href: 'page=1', children: [{ label: 'Một.1', href: 'page=4', children: [] }] },
      { label: 'Hai', href: 'page=9', children: [] },
    ];
    expect([1, 5, 9, 20].map((page) => entryAt(outline, page)?.label)).toEqual(['Một', 'Một.1', 'Hai', 'Hai']);
    expect(entryAt([], 3)).toBeUndefined();
  });
});
