// The page of an import: shows how it goes without being asked, and what follows an upload. Without this script a link looks again.

const pause = 2000;

/** The upload element of the Ingest module, as far as it is used here. */
interface UploadElement extends HTMLElement {
  add(files: File[]): void;
}

async function look(): Promise<void> {
  const answer = await fetch(location.href, { headers: { Accept: 'text/html' } });
  if (!answer.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('#import');
  const shown = document.querySelector('#import');
  if (fresh && shown) shown.replaceWith(document.adoptNode(fresh));
}

function follow(): void {
  if (!document.querySelector('#import[data-under-way]')) return;
  setTimeout(() => {
    void look()
      .catch(() => undefined)
      .then(follow);
  }, pause);
}

/** The one file of an import, chosen or dropped, goes to the upload element below the zone. */
function takeFile(zone: HTMLElement, upload: UploadElement): void {
  const take = (files: FileList | null | undefined): void => {
    if (!files?.length) return;
    zone.hidden = true;
    upload.add([...files].slice(0, 1));
  };
  zone.querySelector('input')?.addEventListener('change', (event) => take((event.target as HTMLInputElement).files));
  zone.addEventListener('dragover', (event) => {
    event.preventDefault();
    zone.classList.add('over');
  });
  zone.addEventListener('dragleave', () => zone.classList.remove('over'));
  zone.addEventListener('drop', (event) => {
    event.preventDefault();
    take(event.dataTransfer?.files);
  });
  zone.hidden = false;
}

const zone = document.querySelector<HTMLElement>('#import .drop');
const upload = document.querySelector<UploadElement>('#import oer-upload');
if (zone && upload) void customElements.whenDefined('oer-upload').then(() => takeFile(zone, upload));
document.addEventListener('oer-upload:ready', () => location.reload());
document.addEventListener('oer-upload:refused', () => location.reload());
follow();
