// The upload element of the Ingest module, as far as it is used here.

export interface UploadElement extends HTMLElement {
  /** Starts uploading these files for the element's holder. */
  add(files: File[]): void;
}

export async function uploadWith(element: Element | null, files: File[]): Promise<void> {
  await customElements.whenDefined('oer-upload');
  if (element) (element as UploadElement).add(files);
}
