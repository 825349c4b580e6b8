import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { SavedPlace } from '../src/config';
import type { Locator } from '../src/locator';
import type { Place } from '../src/navigator';
import { AccountKeeper, type AccountPlaces } from '../src/place/keeper';

const spot = (position: number): Locator => ({ href: 'a.xhtml', type: '', locations: { position } });
const at = (position: number): Place => ({
  locator: spot(position),
  entry: undefined,
  position,
  total: 10,
  progress: position / 10,
  atStart: false,
  atEnd: false,
});
const saved = (position: number, deviceId: string, updatedAt: string): SavedPlace => ({
  locator: spot(position),
  deviceId,
  deviceLabel: 'Chrome · Android',
  updatedAt,
});

class Server implements AccountPlaces {
  place: SavedPlace | undefined;
  fails = false;
  writes: number[] = [];

  read(): Promise<SavedPlace | undefined> {
    return Promise.resolve(this.place);
  }

  write({ locator }: { locator: Locator }): Promise<string> {
    if (this.fails) return Promise.reject(new Error('offline'));
    this.writes.push(locator.locations.position ?? 0);
    return Promise.resolve(`2026-01-01T00:00:0${this.writes.length}.000000Z`);
  }
}

describe('the place of somebody who signed in', () => {
  let server: Server;
  beforeEach(() => {
    vi.useFakeTimers();
    server = new Server();
  });
  const keeper = (known?: SavedPlace): AccountKeeper => new AccountKeeper(server, 'here', known, undefined);

  it('is written once after pages have been turned quickly', async () => {
    const places = keeper();
    places.keep(at(1));
    places.keep(at(2));
    places.keep(at(3));
    await vi.runAllTimersAsync();
    expect(server.writes).toEqual([3]);
  });

  it('is not written by opening the book where it was left', async () => {
    const places = keeper(saved(4, 'elsewhere', '2025-12-31T00:00:00.000000Z'));
    places.keep(at(4));
    await vi.runAllTimersAsync();
    expect(server.writes).toEqual([]);
  });

  it('is written when the page goes away before the time', async () => {
    const places = keeper();
    places.keep(at(5));
    places.flush();
    await vi.runAllTimersAsync();
    expect(server.writes).toEqual([5]);
  });

  it('is kept for the next try while the server cannot be reached', async () => {
    const places = keeper();
    server.fails = true;
    places.keep(at(6));
    await vi.runAllTimersAsync();
    server.fails = false;
    places.flush();
    await vi.runAllTimersAsync();
    expect(server.writes).toEqual([6]);
  });

  it('is offered when another device has read on', async () => {
    const places = keeper(saved(1, 'here', '2026-01-01T00:00:00.000000Z'));
    places.keep(at(1));
    server.place = saved(8, 'there', '2026-01-02T00:00:00.000000Z');
    expect((await places.newer())?.locator).toEqual(spot(8));
    expect(await places.newer()).toBeUndefined();
  });

  it('is not offered when this device wrote it or is there already', async () => {
    const places = keeper(saved(1, 'here', '2026-01-01T00:00:00.000000Z'));
    places.keep(at(3));
    await vi.runAllTimersAsync();
    server.place = saved(8, 'here', '2026-01-02T00:00:00.000000Z');
    expect(await places.newer()).toBeUndefined();
    server.place = saved(3, 'there', '2026-01-02T00:00:00.000000Z');
    expect(await places.newer()).toBeUndefined();
  });

  it('is the last one written: what was read here is written before asking', async () => {
    const places = keeper();
    places.keep(at(9));
    server.place = saved(2, 'there', '2025-01-01T00:00:00.000000Z');
    expect(await places.newer()).toBeUndefined();
    expect(server.writes).toEqual([9]);
  });
});
