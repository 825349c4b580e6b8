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
  /** What the form now shows was asked for, and nothing typed was sent. */
  filled(answer: Saved): void;
  /** It did not arrive; what was typed stands on the page, and is sent again soon. */
  lost(why: unknown): void;
}

export interface Saving {
  /** Sends the form as it stands, typed in or not; a file may have filled the draft at the server. */
  refresh(): Promise<void>;
  /** Ends it without a trace. */
  end(): void;
}

/** Keeps a form saved. Whatever sends it goes one after the other: two at once, and the later one would be told that somebody else had changed it. */
export function keepSaved(form: HTMLFormElement, send: Send, hooks: SavingHooks, pause = 1200): Saving {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let changed = false;
  let waiting = 0;
  let last = Promise.resolve();

  const later = (wait: number): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void queue(save), wait);
  };

  const queue = (step: () => Promise<void>): Promise<void> => {
    waiting++;
    // A step that failed keeps none from its turn.
    last = last.then(step, step).finally(() => waiting--);
    return last;
  };

  const save = async (): Promise<void> => {
    if (!changed) return;
    changed = false;
    hooks.saving();
    try {
      hooks.answered(await send(new FormData(form)));
    } catch (why) {
      changed = true;
      hooks.lost(why);
      later(8000);
    }
  };

  const look = async (): Promise<void> => {
    const answer = await send(new FormData(form)).catch(() => undefined);
    if (answer) hooks.filled(answer);
  };

  const onInput = (): void => {
    changed = true;
    later(pause);
  };
  const onLeave = (): void => {
    if (changed && document.visibilityState === 'hidden') void queue(save);
  };
  const onSubmit = (event: SubmitEvent): void => {
    changed = false;
    clearTimeout(timer);
    if (waiting === 0) return;
    event.preventDefault();
    void last.finally(() => form.requestSubmit(event.submitter));
  };

  form.addEventListener('input', onInput);
  form.addEventListener('submit', onSubmit);
  document.addEventListener('visibilitychange', onLeave);
  return {
    refresh: () => queue(changed ? save : look),
    end() {
      clearTimeout(timer);
      form.removeEventListener('input', onInput);
      form.removeEventListener('submit', onSubmit);
      document.removeEventListener('visibilitychange', onLeave);
    },
  };
}
