// @vitest-environment jsdom
import { beforeEach, describe, expect, it } from 'vitest';
import { DevicePlaces, deviceLabel, type DevicePlace } from '../src/place/device';

const place = (fileId: string, savedAt: string): DevicePlace => ({
  fileId,
  title: `Sách ${fileId}`,
  address: `/doc/${fileId}`,
  locator: { href: 'a', type: '', locations: {} },
  progress: 0.5,
  savedAt,
});

describe('places on a device', () => {
  beforeEach(() => localStorage.clear());

  it('come back as they were kept, newest first', () => {
    const places = new DevicePlaces(localStorage);
    places.keep(place('a', '2026-01-01'));
    places.keep(place('b', '2026-01-02'));
    expect(places.all()).toEqual([place('b', '2026-01-02'), place('a', '2026-01-01')]);
    expect(places.find('a')?.title).toBe('Sách a');
  });

  it('can be removed one by one and all at once, and nothing else with them', () => {
    const places = new DevicePlaces(localStorage);
    localStorage.setItem('other', '1');
    places.keep(place('a', '1'));
    places.keep(place('b', '2'));
    places.remove('a');
    expect(places.all()).toHaveLength(1);
    places.removeAll();
    expect(places.all()).toEqual([]);
    expect(localStorage.getItem('other')).toBe('1');
  });

  it('survive a storage that holds something else', () => {
    localStorage.setItem('oer.reading.x', '{"title":1}');
    localStorage.setItem('oer.reading.y', 'not json');
    expect(new DevicePlaces(localStorage).all()).toEqual([]);
  });

  it('lead only inside the portal', () => {
    for (const address of ['https://evil.example/', '//evil.example', '/\\evil.example', 'javascript:alert(1)']) {
      new DevicePlaces(localStorage).keep({ ...place('a', '1'), address });
      expect(new DevicePlaces(localStorage).find('a')).toBeUndefined();
    }
  });

  it('are simply not kept where storage is forbidden', () => {
    const places = new DevicePlaces(undefined);
    expect(places.keep(place('a', '1'))).toBe(false);
    expect(places.all()).toEqual([]);
  });

  it('name a device as people do', () => {
    expect(deviceLabel('Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36')).toBe(
      'Chrome · Android',
    );
    expect(deviceLabel('Mozilla/5.0 (Windows NT 10.0) coc_coc_browser/120 Chrome/120 Safari/537')).toBe(
      'Cốc Cốc · Windows',
    );
    expect(deviceLabel('curl')).toBe('');
  });
});
