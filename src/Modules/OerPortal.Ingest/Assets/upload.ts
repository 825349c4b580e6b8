// <oer-upload holder="draft:…" lang="vi">: drop or choose files; each goes on after a lost connection, a pause, or a later visit.
import { UploadElement } from './upload/element';

if (!customElements.get('oer-upload')) customElements.define('oer-upload', UploadElement);
