// The contribution page. Without this script a button starts an empty draft.
import { startDraftPage } from './parts/draftpage';
import { startDraft, type NewDraft } from './parts/drafts';
import { takeFiles } from './parts/dropzone';
import { uploadWith } from './parts/uploads';

const zone = document.querySelector<HTMLElement>('oer-contribute');
if (zone) {
  takeFiles(zone, {
    startDraft,
    open,
    uploadHere: (draft, files, place) => uploadHere(zone, draft, files, place),
  });
}

/** Puts the draft's page in place of this one, so that the upload goes on while the teacher describes. */
async function open(draft: NewDraft, files: File[]): Promise<void> {
  const answer = await fetch(draft.address, { headers: { Accept: 'text/html' } });
  if (!answer.ok) throw new Error(`${answer.status}`);
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const fresh = page.querySelector('main');
  const main = document.querySelector('main');
  if (!fresh || !main) throw new Error('no page');
  main.replaceWith(document.adoptNode(fresh));
  document.title = page.title;
  history.pushState(null, '', draft.address);
  addEventListener('popstate', () => location.reload(), { once: true });
  startDraftPage(fresh);
  fresh.querySelector<HTMLElement>('h1')?.focus();
  scrollTo(0, 0);
  await uploadWith(fresh.querySelector('oer-upload'), files);
}

function uploadHere(zone: HTMLElement, draft: NewDraft, files: File[], place: HTMLElement): void {
  const upload = document.createElement('oer-upload');
  upload.setAttribute('holder', draft.holder);
  upload.setAttribute('compact', '');
  upload.setAttribute('compact', '');
  const link = document.createElement('a');
  link.href = draft.address;
  // A tab of its own: this one goes on uploading.
  link.target = '_blank';
  link.className = 'btn line small';
  link.textContent = `${zone.dataset.words ?? ''} · ${files[0]?.name ?? ''}`;
  const box = document.createElement('div');
  box.className = 'stack tight';
  box.append(upload, link);
  place.append(box);
  void uploadWith(upload, files);
}
