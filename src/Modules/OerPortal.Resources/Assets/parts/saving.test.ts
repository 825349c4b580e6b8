// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { keepSaved, type Saved, type SavingHooks } from './saving';

const kept: Saved = { saved: true, message: 'Đã lưu', shown: 2, filled: {} };
const hooks = { saving: vi.fn(), answered: vi.fn(), filled: vi.fn(), lost: vi.fn() } satisfies SavingHooks;
const answers: ((saved: Saved) => void)[] = [];
const sent = vi.fn((_: FormData) => new Promise<Saved>((resolve) => answers.push(resolve)));
let form: HTMLFormElement;

beforeEach(() => {
  vi.useFakeTimers();
  vi.clearAllMocks();
  answers.length = 0;
  document.body.innerHTML = '<form><input name="title"><button>Gửi</button></form>';
  form = document.querySelector('form')!;
});
afterEach(() => vi.useRealTimers());

const type = (words: string): void => {
  form.querySelector('input')!.value = words;
  form.dispatchEvent(new Event('input', { bubbles: true }));
};
const answer = async (): Promise<void> => {
  answers.shift()!(kept);
  await vi.advanceTimersByTimeAsync(0);
};

it('sends what was typed a moment after the last key', async () => {
  keepSaved(form, sent, hooks, 1000);
  type('N');
  await vi.advanceTimersByTimeAsync(900);
  type('Núi');
  await vi.advanceTimersByTimeAsync(1000);
  expect(sent).toHaveBeenCalledOnce();
  expect(sent.mock.lastCall![0].get('title')).toBe('Núi');
  await answer();
  expect(hooks.answered).toHaveBeenCalledExactlyOnceWith(kept);
});

it('never sends two at once, whoever asks', async () => {
  const saving = keepSaved(form, sent, hooks, 1000);
  void saving.refresh();
  type('Núi');
  await vi.advanceTimersByTimeAsync(5000);
  expect(sent).toHaveBeenCalledOnce();
  await answer();
  expect(hooks.filled).toHaveBeenCalledOnce();
  expect(sent).toHaveBeenCalledTimes(2);
  await answer();
  expect(hooks.answered).toHaveBeenCalledOnce();
});

it('lets a form go when what is on its way has come back', async () => {
  keepSaved(form, sent, hooks, 1000);
  const gone = vi.fn<(stopped: boolean) => void>();
  form.requestSubmit = () => form.dispatchEvent(new Event('submit', { cancelable: true }));
  form.addEventListener('submit', (event) => {
    gone(event.defaultPrevented);
  });
  type('Núi');
  await vi.advanceTimersByTimeAsync(1000);
  form.requestSubmit();
  expect(gone).toHaveBeenLastCalledWith(true);
  await answer();
  expect(gone).toHaveBeenLastCalledWith(false);
});

it('goes on after an answer that could not be shown', async () => {
  hooks.filled.mockImplementationOnce(() => {
    throw new Error('no such input');
  });
  const saving = keepSaved(form, sent, hooks, 1000);
  const refreshed = saving.refresh();
  refreshed.catch(() => undefined);
  type('Núi');
  await vi.advanceTimersByTimeAsync(1000);
  await answer();
  await expect(refreshed).rejects.toThrow('no such input');
  expect(sent).toHaveBeenCalledTimes(2);
});

it('keeps what did not arrive and sends it again', async () => {
  sent.mockRejectedValueOnce(new Error('503'));
  keepSaved(form, sent, hooks, 1000);
  type('Núi');
  await vi.advanceTimersByTimeAsync(1000);
  expect(hooks.lost).toHaveBeenCalledOnce();
  await vi.advanceTimersByTimeAsync(8000);
  expect(sent).toHaveBeenCalledTimes(2);
});
