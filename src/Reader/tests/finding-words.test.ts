import { expect, test } from 'vitest';
import { findAll } from '../src/words';

const found = (text: string, query: string, strictness?: 'letters'): string[] =>
  findAll(text, query, strictness).map(({ start, end }) => text.slice(start, end));

test('a query without marks finds every spelling', () => {
  expect(found('Con voi Bản Đôn, ban đồn, BẢN ĐỒN', 'ban don')).toEqual(['Bản Đôn', 'ban đồn', 'BẢN ĐỒN']);
});

test('a query with marks finds that spelling only, wherever the tone stands', () => {
  expect(found('hoà bình, hòa bình, hoa bình', 'hòa bình')).toEqual(['hoà bình', 'hòa bình']);
  expect(found('ma, má, mà, mã', 'má')).toEqual(['má']);
  expect(found('đa, da', 'đa')).toEqual(['đa']);
  expect(found('Đá lớn, da lợn', 'da lớn')).toEqual(['Đá lớn']);
});

test('composed and decomposed spellings are one, and the whole letter is marked', () => {
  const apart = 'tiếng cồng'.normalize('NFD');
  expect(found(apart, 'tiếng cồng')).toEqual([apart]);
  expect(found('tiếng cồng', 'tiếng'.normalize('NFD'))).toEqual(['tiếng']);
});

test('line breaks, runs of spaces and hyphens at the end of a line part nothing', () => {
  expect(found('một con\n  voi già', 'con voi')).toEqual(['con\n  voi']);
  expect(found('the ele-\nphant', 'elephant')).toEqual(['ele-\nphant']);
  expect(found('- one\n- two', 'one two')).toEqual(['one\n- two']);
  expect(found('the ele-phant', 'elephant')).toEqual(['ele-phant']);
  expect(found('Y-a-ly', 'yaly')).toEqual(['Y-a-ly']);
});

test('ligatures are letters', () => {
  expect(found('of\ufb01ce and \ufb02ow', 'office')).toEqual(['of\ufb01ce']);
  expect(found('of\ufb01ce and \ufb02ow', 'flow')).toEqual(['\ufb02ow']);
});

test('a quote is found by its letters alone', () => {
  expect(found('Ngày xửa ,ngày x ưa: có', 'ngày xửa, ngày xưa', 'letters')).toEqual(['Ngày xửa ,ngày x ưa']);
});

test('nothing is found by nothing, and a limit holds', () => {
  expect(findAll('a a a', '  ')).toEqual([]);
  expect(findAll('?!', '…', 'letters')).toEqual([]);
  expect(findAll('a a a', 'a', 'words', 2)).toHaveLength(2);
});
