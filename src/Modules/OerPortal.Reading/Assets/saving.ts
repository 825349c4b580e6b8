import { Kept, keptStorage } from './parts/kept';
import { describe, Saving } from './parts/saving';
import { showKept } from './parts/saved-shelf';
import { readWords, Shelf } from './parts/shelf';

const words = readWords(document);
if (words) {
  const kept = new Kept(keptStorage());
  const token = document.querySelector<HTMLMetaElement>('meta[name="csrf-token"]')?.content;
  const shelf = token ? new Shelf(words.list, token) : undefined;
  void new Saving(document, words, kept, shelf, describe).start();
  showKept(document, kept, shelf);
}
