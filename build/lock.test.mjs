import { expect, test } from 'vitest';
import { completeLock, platformOf } from './lock.mjs';

test.each([
  ['@rollup/rollup-linux-arm64-musl', { os: ['linux'], cpu: ['arm64'], libc: ['musl'] }],
  ['@rollup/rollup-win32-x64-gnu', { os: ['win32'], cpu: ['x64'] }],
  ['@napi-rs/canvas-linux-arm-gnueabihf', { os: ['linux'], cpu: ['arm'], libc: ['glibc'] }],
  ['@napi-rs/canvas-darwin-x64', { os: ['darwin'], cpu: ['x64'] }],
  ['fsevents', null],
])('%s belongs to its platform', (name, platform) => expect(platformOf(name)).toEqual(platform));

test('a platform package that the registry did not serve is added once, in the order npm keeps', () => {
  const lock = {
    packages: {
      '': {},
      'node_modules/rollup': { dev: true, optionalDependencies: { '@rollup/rollup-darwin-x64': '4.0.0' } },
    },
  };

  expect(completeLock(lock)).toEqual(['@rollup/rollup-darwin-x64']);
  expect(completeLock(lock)).toEqual([]);
  expect(Object.keys(lock.packages)).toEqual(['', 'node_modules/@rollup/rollup-darwin-x64', 'node_modules/rollup']);
});
