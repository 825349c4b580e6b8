// Sends a form as it is typed, a moment after the last key, one request at a time; what was typed meanwhile follows.

export interface Saved {
  /** Whether it was kept; if not, `message` says why and what to do. */
  saved: boolean;
  message: string;
  /** The revision that the form now shows. */
  shown: number;
  /** Values that came from a file, by the name of their input. */
  filled: Record<string, string>;
}

export type Send = (data: FormData) => Promise<Saved>;

export interface SavingHooks {
  saving(): void;
  answered(answer: Saved): void;
  /** It did not arrive; what was typed stands on the page, and is sent again soon. */
  lost(why: unknown): void;
}

/** Keeps a form saved. Returns a function that ends it without a trace. */
export function keepSaved(form: HTMLFormElement, send: Send, hooks: SavingHooks, pause = 1200): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let changed = false;
  let busy = false;

  const later = (wait: number): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void save(), wait);
  };

  const save = async (): Promise<void> => {
    if (busy || !changed) return;
    busy = true;
    changed = false;
    hooks.saving();
    try {
      hooks.answered(await send(new FormData(form)));
    } catch (why) {
      changed = true;
      hooks.lost(why);
      later(8000);
    } finally {
      busy = false;
      if (changed) later(pause);
    }
  };

  const onInput = (): void => {
    changed = true;
    later(pause);
  };
  const onLeave = (): void => {
    if (changed && document.visibilityState === 'hidden') void save();
  };
  const onSubmit = (): void => {
    changed = false;
    clearTimeout(timer);
  };

  form.addEventListener('input', onInput);
  form.addEventListener('submit', onSubmit);
  document.addEventListener('visibilitychange', onLeave);
  return () => {
    clearTimeout(timer);
    form.removeEventListener('input', onInput);
    form.removeEventListener('submit', onSubmit);
    document.removeEventListener('visibilitychange', onLeave);
  };
}
