import type { Delivery, Mouth, Passage, Speech } from './passage';

/** Milliseconds between looks whether the device still speaks: some never say that they have ended. */
const look = 500;
/** Looks in a row without a sound, after which a sentence counts as said. */
const quietLooks = 4;

/** Voices of a device come late in some browsers; nothing where there is no speech at all. */
export async function deviceVoices(): Promise<readonly SpeechSynthesisVoice[]> {
  const speech = (globalThis as { speechSynthesis?: SpeechSynthesis }).speechSynthesis;
  if (!speech) return [];
  const now = speech.getVoices();
  if (now.length) return now;
  return new Promise((resolve) => {
    const take = (): void => {
      clearTimeout(timer);
      speech.removeEventListener('voiceschanged', take);
      resolve(speech.getVoices());
    };
    const timer = setTimeout(take, 3000);
    speech.addEventListener('voiceschanged', take);
  });
}

/** The voice for a language: of the same country first, on the device before one that needs the network. */
export function voiceFor(language: string, voices: readonly SpeechSynthesisVoice[]): SpeechSynthesisVoice | undefined {
  const wanted = language.toLowerCase().replace('_', '-');
  const [primary] = wanted.split('-');
  const score = (voice: SpeechSynthesisVoice): number =>
    (voice.lang.toLowerCase().replace('_', '-') === wanted ? 4 : 0) +
    (voice.localService ? 2 : 0) +
    (voice.default ? 1 : 0);
  return voices
    .filter((voice) => voice.lang.toLowerCase().split(/[-_]/)[0] === primary)
    .sort((a, b) => score(b) - score(a))[0];
}

/** Reads with the device's voice, a sentence an utterance: stopping and beginning anew is what every device can do. */
export class VoiceMouth implements Mouth {
  constructor(
    private readonly voices: readonly SpeechSynthesisVoice[],
    private readonly speechOf: (target: Range | Element) => Speech | undefined,
    private readonly speech: SpeechSynthesis = speechSynthesis,
  ) {}

  async say(_: Passage, target: Range | Element | undefined, { rate, signal }: Delivery): Promise<void> {
    const words = target && this.speechOf(target);
    if (!words || signal.aborted) return;
    const utterance = new SpeechSynthesisUtterance(words.text);
    const voice = voiceFor(words.language, this.voices);
    if (voice) utterance.voice = voice;
    utterance.lang = voice?.lang ?? words.language;
    utterance.rate = rate;
    await this.#spoken(utterance, signal);
  }

  #spoken(utterance: SpeechSynthesisUtterance, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      let quiet = 0;
      const timer = setInterval(() => {
        utterance.volume = 1; // holds it: Chrome forgets an utterance that nobody does, and its end with it
        quiet = this.speech.speaking || this.speech.pending ? 0 : quiet + 1;
        if (quiet >= quietLooks) settle(resolve);
      }, look);
      const stopped = (): void => settle(resolve);
      const settle = (how: () => void): void => {
        clearInterval(timer);
        signal.removeEventListener('abort', stopped);
        how();
      };
      utterance.onend = () => settle(resolve);
      utterance.onerror = ({ error }) =>
        settle(error === 'canceled' || error === 'interrupted' ? resolve : () => reject(new Error(`speech: ${error}`)));
      signal.addEventListener('abort', stopped);
      this.speech.cancel();
      this.speech.resume(); // a device that was left paused says nothing
      this.speech.speak(utterance);
    });
  }

  rest(): void {
    this.speech.cancel();
  }

  hurry(): boolean {
    return false;
  }
}
