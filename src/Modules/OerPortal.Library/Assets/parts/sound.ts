// Short tones for who looks at books and not at the screen: one high for done, two for a word of caution, one low for no.

const tones: Record<string, readonly number[]> = { good: [880], warn: [660, 660], bad: [220] };
const seconds = 0.12;

let context: AudioContext | undefined;

export function play(sound: string): void {
  const wanted = tones[sound];
  if (!wanted || typeof AudioContext === 'undefined') return;
  context ??= new AudioContext();
  for (const [at, pitch] of wanted.entries()) {
    const tone = context.createOscillator();
    const volume = context.createGain();
    tone.frequency.value = pitch;
    volume.gain.value = 0.15;
    tone.connect(volume).connect(context.destination);
    tone.start(context.currentTime + at * seconds * 1.5);
    tone.stop(context.currentTime + at * seconds * 1.5 + seconds);
  }
}
