// Files dropped on the contribution page: one file opens its draft at once and is uploaded there while the teacher
// describes it; for several the teacher says whether they belong together.
import type { NewDraft } from './drafts';
import { chosenFiles, droppedFiles } from './folders';

export interface DropZoneHooks {
  startDraft(): Promise<NewDraft>;
  /** Shows the draft's page in place of this one and uploads the files there. */
  open(draft: NewDraft, files: File[]): Promise<void>;
  /** Uploads the files here, below the zone, with a link to the draft. */
  uploadHere(draft: NewDraft, files: File[], place: HTMLElement): void;
}

/** Makes the zone take files. Returns a function that ends it without a trace. */
export function takeFiles(zone: HTMLElement, hooks: DropZoneHooks): () => void {
  const drop = zone.querySelector<HTMLElement>('.drop');
  const pick = zone.querySelector<HTMLElement>('.pick');
  const input = zone.querySelector<HTMLInputElement>('input[type="file"]');
  const folder = zone.querySelector<HTMLElement>('.pick-folder');
  const folderInput = folder?.querySelector('input');
  const question = zone.querySelector<HTMLFormElement>('form.many');
  const place = zone.querySelector<HTMLElement>('.uploads');
  const trouble = zone.querySelector<HTMLElement>('.trouble');
  if (!drop || !pick || !input || !question || !place || !trouble) return () => undefined;
  const ending = new AbortController();
  const { signal } = ending;
  let waiting: File[] = [];
  pick.hidden = false;
  // Phones have no folders to choose.
  if (folder && folderInput && 'webkitdirectory' in folderInput)
    folder.hidden = matchMedia('(pointer: coarse)').matches;

  const begin = async (work: () => Promise<void>): Promise<void> => {
    drop.classList.add('busy');
    trouble.hidden = true;
    try {
      await work();
    } catch {
      trouble.hidden = false;
    } finally {
      drop.classList.remove('busy');
    }
  };
  const together = (files: File[]): Promise<void> => begin(async () => hooks.open(await hooks.startDraft(), files));
  const apart = (files: File[]): Promise<void> =>
    begin(async () => {
      for (const file of files) hooks.uploadHere(await hooks.startDraft(), [file], place);
    });
  const take = (files: File[]): void => {
    if (files.length === 0) return;
    if (files.length === 1) return void together(files);
    waiting = files;
    ask(question, files);
  };

  drop.addEventListener(
    'dragover',
    (event) => {
      event.preventDefault();
      drop.classList.add('over');
    },
    { signal },
  );
  drop.addEventListener('dragleave', () => drop.classList.remove('over'), { signal });
  drop.addEventListener(
    'drop',
    (event) => {
      event.preventDefault();
      drop.classList.remove('over');
      void droppedFiles(event.dataTransfer).then(take, () => (trouble.hidden = false));
    },
    { signal },
  );
  input.addEventListener(
    'change',
    () => {
      take([...(input.files ?? [])]);
      input.value = '';
    },
    { signal },
  );
  folderInput?.addEventListener(
    'change',
    () => {
      take(chosenFiles(folderInput.files));
      folderInput.value = '';
    },
    { signal },
  );
  question.addEventListener(
    'submit',
    (event) => {
      event.preventDefault();
      question.hidden = true;
      const each = new FormData(question).get('many') === 'each';
      void (each ? apart(waiting) : together(waiting));
    },
    { signal },
  );
  return () => ending.abort();
}

/** A folder may hold hundreds. */
const mostNamed = 12;

function item(text: string): HTMLLIElement {
  const line = document.createElement('li');
  line.textContent = text;
  return line;
}

function ask(question: HTMLFormElement, files: File[]): void {
  const names = question.querySelector('.names');
  names?.replaceChildren(
    ...files.slice(0, mostNamed).map(({ name }) => item(name)),
    ...(files.length > mostNamed
      ? [item((question.dataset['more'] ?? '').replace('{0}', String(files.length - mostNamed)))]
      : []),
  );
  // Books are usually works of their own; a book with sheets usually belongs together.
  const books = files.filter((file) => /\.(epub|pdf)$/i.test(file.name)).length;
  const usual = books === files.length && files.every((file) => /\.epub$/i.test(file.name)) ? 'each' : 'one';
  const choice = question.querySelector<HTMLInputElement>(`input[value="${usual}"]`);
  if (choice) choice.checked = true;
  question.hidden = false;
  question.querySelector<HTMLElement>('input:checked')?.focus();
}
