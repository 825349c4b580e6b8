// The editor of pages and news: shows a text as its readers will see it, over the text area that is sent.
import { Api } from './parts/editor/api';
import { Blocks } from './parts/editor/blocks';
import { openEditor } from './parts/editor/view';
import { readWords } from './parts/editor/words';

for (const area of document.querySelectorAll<HTMLTextAreaElement>('textarea[data-editor]')) {
  const { base = '', compose = '', suggestAt = '' } = area.dataset;
  const token = area.form?.querySelector<HTMLInputElement>('[name=__RequestVerificationToken]')?.value ?? '';
  const words = readWords(document);
  const api = new Api(compose, suggestAt, `${base}/quan-tri/kho-anh`, token);
  openEditor(area, { api, words, blocks: new Blocks(api, words, base) });
}
