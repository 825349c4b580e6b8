// A phone's camera in place of a scanner: what it reads goes into the box of the page, as if a scanner had typed it.

import { looker, type Look } from './parts/barcodes';
import { Once } from './parts/once';

const pause = 150;

for (const place of document.querySelectorAll<HTMLElement>('[data-camera]')) offer(place);

function offer(place: HTMLElement): void {
  if (!navigator.mediaDevices) return;
  const find = <T extends HTMLElement>(name: string): T => place.querySelector<T>(`[data-camera-${name}]`)!;
  const [open, close, view, video, said] = [
    find('open'),
    find('close'),
    find('view'),
    find<HTMLVideoElement>('video'),
    find('said'),
  ];
  let stream: MediaStream | undefined;

  place.hidden = false;
  open.addEventListener('click', () => void start());
  close.addEventListener('click', () => {
    stop();
    open.focus();
  });
  addEventListener('pagehide', stop);
  document.addEventListener('visibilitychange', () => document.hidden && stop());

  async function start(): Promise<void> {
    say('waits');
    show(true);
    try {
      const look = await looker();
      stream = await navigator.mediaDevices.getUserMedia({
        video: { facingMode: 'environment', width: { ideal: 1280 } },
      });
      video.srcObject = stream;
      await video.play();
      say('looks');
      close.focus();
      await watch(look, stream);
    } catch (error) {
      stop();
      show(true, false);
      say(error instanceof DOMException && error.name === 'NotAllowedError' ? 'refused' : 'none');
    }
  }

  async function watch(look: Look, own: MediaStream): Promise<void> {
    const once = new Once();
    while (own.active) {
      const read = await look(video);
      if (read && once.isNew(read, performance.now())) type(read);
      await new Promise((done) => setTimeout(done, pause));
    }
  }

  function type(read: string): void {
    const box = document.querySelector<HTMLInputElement>(place.dataset['camera'] ?? '');
    if (!box?.form) return;
    box.value = read;
    said.textContent = read;
    navigator.vibrate?.(60);
    box.form.requestSubmit();
  }

  function stop(): void {
    stream?.getTracks().forEach((track) => track.stop());
    stream = undefined;
    show(false);
  }

  function show(isOpen: boolean, hasPicture = true): void {
    view.hidden = !isOpen;
    video.hidden = close.hidden = !hasPicture;
    open.hidden = isOpen && hasPicture;
  }

  function say(key: string): void {
    said.textContent = place.dataset[key] ?? '';
  }
}
