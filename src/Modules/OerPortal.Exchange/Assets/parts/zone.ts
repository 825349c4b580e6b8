/** The upload element of the Ingest module, as far as it is used here. */
export interface UploadElement extends HTMLElement {
  add(files: File[]): void;
}

/** The one file of an import, chosen or dropped, goes to the upload element below the zone, which is there again when nothing comes of it. */
export function takeFile(zone: HTMLElement, upload: UploadElement): void {
  const onTheirWay = (): number => upload.querySelectorAll('.file:not(.bad)').length;
  let before = 0;
  const take = (files: FileList | null | undefined): void => {
    if (!files?.length) return;
    before = onTheirWay();
    zone.hidden = true;
    upload.add([...files].slice(0, 1));
  };
  new MutationObserver(() => {
    if (onTheirWay() <= before) zone.hidden = false;
  }).observe(upload, { childList: true, subtree: true, attributeFilter: ['class'] });
  zone.querySelector('input')?.addEventListener('change', (event) => {
    const input = event.target as HTMLInputElement;
    take(input.files);
    // The same file may be chosen again, mended.
    input.value = '';
  });
  zone.addEventListener('dragover', (event) => {
    event.preventDefault();
    zone.classList.add('over');
  });
  zone.addEventListener('dragleave', () => zone.classList.remove('over'));
  zone.addEventListener('drop', (event) => {
    event.preventDefault();
    zone.classList.remove('over');
    take(event.dataTransfer?.files);
  });
  zone.hidden = false;
}
