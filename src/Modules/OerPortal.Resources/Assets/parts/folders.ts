// Files of what was dropped or chosen, folders and all, in the order people number them in.

/** Leavings of systems and of programs that have a file open; nobody means to give them. */
const leavings = /^(\..*|~\$.*|thumbs\.db|desktop\.ini|__MACOSX)$/i;

/** What was dropped; folders are gone through. */
export async function droppedFiles(transfer: DataTransfer | null): Promise<File[]> {
  // Entries must be asked for before the first pause: the browser forgets them afterwards.
  const entries = [...(transfer?.items ?? [])].map((item) => item.webkitGetAsEntry?.());
  if (!entries.some((entry) => entry?.isDirectory)) return [...(transfer?.files ?? [])];
  const found: { path: string; file: File }[] = [];
  for (const entry of entries) if (entry) await gather(entry, found);
  return inOrder(found);
}

/** What was chosen as a folder. */
export function chosenFiles(files: FileList | null): File[] {
  return inOrder([...(files ?? [])].map((file) => ({ path: file.webkitRelativePath || file.name, file })));
}

async function gather(entry: FileSystemEntry, found: { path: string; file: File }[]): Promise<void> {
  if (leavings.test(entry.name)) return;
  if (entry.isFile) {
    const file = await new Promise<File>((done, failed) => (entry as FileSystemFileEntry).file(done, failed));
    found.push({ path: entry.fullPath, file });
    return;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  // It gives a hundred at a time, and none when there are no more.
  for (let some = await read(reader); some.length > 0; some = await read(reader))
    for (const inside of some) await gather(inside, found);
}

const read = (reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> =>
  new Promise((done, failed) => reader.readEntries(done, failed));

function inOrder(found: readonly { path: string; file: File }[]): File[] {
  const order = new Intl.Collator('vi', { numeric: true });
  return found
    .filter(({ path }) => !path.split('/').some((part) => leavings.test(part)))
    .sort((a, b) => order.compare(a.path, b.path))
    .map(({ file }) => file);
}
