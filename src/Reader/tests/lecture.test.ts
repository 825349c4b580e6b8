// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Bridge, ready, type LectureListener } from '../src/lecture/bridge';
import { readLecture } from '../src/lecture/config';
import { share } from '../src/lecture/runtime';
import { isTooLong, mostData, progressOf, readState, type LectureState } from '../src/lecture/state';

const begun: LectureState = { status: 'begun', location: 'câu 2', data: 'x', seconds: 40 };

describe('a state from a lecture', () => {
  it('is taken as it is, and nothing beside it', () => {
    expect(readState({ ...begun, score: 0.8, comments: '<script>' })).toEqual({ ...begun, score: 0.8 });
  });

  it.each([
    [{ ...begun, status: 'won' }],
    [{ ...begun, location: 5 }],
    [{ ...begun, data: 'x'.repeat(mostData + 1) }],
    [{ ...begun, seconds: -1 }],
    [{ ...begun, seconds: NaN }],
    ['begun'],
    [null],
  ])('is nothing when it is not one: %#', (value) => {
    expect(readState(value)).toBeUndefined();
  });

  it('loses a score that is none', () => {
    expect(readState({ ...begun, score: 7 })).toEqual(begun);
  });

  it('is said to be too long', () => {
    expect(isTooLong({ ...begun, data: 'x'.repeat(mostData + 1) })).toBe(true);
    expect(isTooLong({ ...begun, status: 'won' })).toBe(false);
  });

  it('counts parts that are done', () => {
    expect(progressOf([begun, { ...begun, status: 'failed' }, undefined, { ...begun, status: 'passed' }])).toBe(0.5);
  });
});

describe('points', () => {
  it('are a share of the most', () => {
    expect(share('8', '', '10')).toBe(0.8);
    expect(share('80', '', '')).toBe(0.8);
    expect(share('', '', '')).toBeUndefined();
    expect(share('9', '5', '5')).toBeUndefined();
    expect(share('900', '0', '100')).toBe(1);
  });
});

describe('what the page says about a lecture', () => {
  const raw = { origin: 'http://g1.localhost', frames: 'http://g1.localhost/goi/s/phan/', reports: true };
  it('is believed only when its frames are at its own host name', () => {
    expect(readLecture({ ...raw, parts: [{ id: 'a', title: 'A' }] })?.parts).toEqual([{ id: 'a', title: 'A' }]);
    expect(
      readLecture({ ...raw, frames: 'http://g1.localhost.evil/goi/', parts: [{ id: 'a', title: 'A' }] }),
    ).toBeUndefined();
    expect(readLecture({ ...raw, parts: [] })).toBeUndefined();
  });
});

describe('the line to a lecture', () => {
  const origin = 'http://g1.localhost';
  let bridge: Bridge | undefined;
  afterEach(() => bridge?.end());

  function open() {
    const sent: { message: unknown; target: string; port: MessagePort }[] = [];
    const window = {
      postMessage: (message: unknown, target: string, ports: MessagePort[]) =>
        sent.push({ message, target, port: ports[0] as MessagePort }),
    };
    const heard = { began: vi.fn(), state: vi.fn(), tooLong: vi.fn(), flooded: vi.fn() } satisfies LectureListener;
    const frame = { contentWindow: window } as unknown as HTMLIFrameElement;
    bridge = new Bridge(frame, origin, () => begun, heard);
    const say = (data: unknown, from: unknown = window, at = origin): void => {
      const event = new MessageEvent('message', { data, origin: at });
      Object.defineProperty(event, 'source', { value: from });
      dispatchEvent(event);
    };
    return { sent, heard, say, bridge };
  }

  const delivered = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20));

  it('is opened for the lecture’s own frame at its own name alone', () => {
    const { sent, say } = open();
    say(ready, {});
    say(ready, undefined, 'https://evil.example');
    say('something else');
    expect(sent).toHaveLength(0);
    say(ready);
    expect(sent).toMatchObject([{ message: { oer: 'begin', state: begun }, target: origin }]);
  });

  it('takes states and nothing else', async () => {
    const { sent, say, heard } = open();
    say(ready);
    const port = sent[0]?.port;
    for (const message of [
      { oer: 'state', state: begun },
      { oer: 'state', state: '<b>' },
      { oer: 'go', to: 'https://evil' },
      7,
      null,
    ])
      port?.postMessage(message);
    port?.postMessage({ oer: 'state', state: { ...begun, data: 'x'.repeat(mostData + 1) } });
    await delivered();
    expect(heard.state).toHaveBeenCalledExactlyOnceWith(begun);
    expect(heard.tooLong).toHaveBeenCalledOnce();
  });

  it('is cut when a lecture floods it', async () => {
    const { sent, say, heard } = open();
    say(ready);
    for (let i = 0; i < 5000; i++) sent[0]?.port.postMessage({ oer: 'state', state: begun });
    await delivered();
    expect(heard.state).toHaveBeenCalledTimes(200);
    expect(heard.flooded).toHaveBeenCalledOnce();
  });

  it('waits for a lecture’s last word, but not for ever', async () => {
    const { sent, say, heard, bridge } = open();
    say(ready);
    const port = sent[0]?.port;
    if (port)
      port.onmessage = () => {
        port.postMessage({ oer: 'state', state: begun });
        port.postMessage({ oer: 'closed' });
      };
    await bridge.close(5000);
    expect(heard.state).toHaveBeenCalledOnce();
    await bridge.close(1);
  });
});
