import { expect, test } from 'vitest';
import { chosenFiles, droppedFiles } from './folders';

const file = (path: string): File => {
  const made = new File(['x'], path.split('/').at(-1) ?? '');
  Object.defineProperty(made, 'webkitRelativePath', { value: path });
  return made;
};

interface Fake {
  name: string;
  fullPath: string;
  isFile: boolean;
  isDirectory: boolean;
}

const leaf = (path: string): Fake & { file(done: (f: File) => void): void } => ({
  name: path.split('/').at(-1) ?? '',
  fullPath: path,
  isFile: true,
  isDirectory: false,
  file: (done) => done(file(path)),
});

const folder = (path: string, ...inside: Fake[]): Fake & { createReader(): unknown } => ({
  name: path.split('/').at(-1) ?? '',
  fullPath: path,
  isFile: false,
  isDirectory: true,
  createReader: () => {
    const portions = [inside.slice(0, 1), inside.slice(1), []];
    return { readEntries: (done: (entries: Fake[]) => void) => done(portions.shift() ?? []) };
  },
});

const dropped = (...entries: Fake[]): DataTransfer =>
  ({
    items: entries.map((entry) => ({ webkitGetAsEntry: () => entry })),
    files: entries.map(({ fullPath }) => file(fullPath)),
  }) as unknown as DataTransfer;

const names = (files: File[]): string[] => files.map(({ name }) => name);

test('a folder is gone through to its end, in the order people number in', async () => {
  const bai = folder(
    '/bai',
    leaf('/bai/Bài 10.docx'),
    leaf('/bai/Bài 2.docx'),
    folder('/bai/anh', leaf('/bai/anh/a.jpg')),
  );
  expect(names(await droppedFiles(dropped(bai, leaf('/mo dau.pdf'))))).toEqual([
    'a.jpg',
    'Bài 2.docx',
    'Bài 10.docx',
    'mo dau.pdf',
  ]);
});

test('what systems leave behind stays behind', async () => {
  const bai = folder('/b', leaf('/b/.DS_Store'), leaf('/b/~$Bài 1.docx'), leaf('/b/Thumbs.db'), leaf('/b/Bài 1.docx'));
  expect(names(await droppedFiles(dropped(bai)))).toEqual(['Bài 1.docx']);
  const chosen = [file('b/__MACOSX/x.docx'), file('b/Bài 1.docx')];
  expect(names(chosenFiles(chosen as unknown as FileList))).toEqual(['Bài 1.docx']);
});

test('files without a folder come as they were dropped', async () => {
  expect(names(await droppedFiles(dropped(leaf('/b.pdf'), leaf('/a.pdf'))))).toEqual(['b.pdf', 'a.pdf']);
  expect(await droppedFiles(null)).toEqual([]);
});
