/** Two soft tones, made by the browser: somebody waits. Browsers allow sound after the first click in the page. */
export function chime(): void {
  try {
    const audio = new AudioContext();
    for (const [start, frequency] of [
      [0, 660],
      [0.18, 880],
    ] as const) {
      const tone = audio.createOscillator();
      const volume = audio.createGain();
      tone.frequency.value = frequency;
      volume.gain.setValueAtTime(0.0001, audio.currentTime + start);
      volume.gain.exponentialRampToValueAtTime(0.2, audio.currentTime + start + 0.02);
      volume.gain.exponentialRampToValueAtTime(0.0001, audio.currentTime + start + 0.35);
      tone.connect(volume).connect(audio.destination);
      tone.start(audio.currentTime + start);
      tone.stop(audio.currentTime + start + 0.4);
    }
    setTimeout(() => void audio.close(), 1000);
  } catch {
    // no sound on this device: the title and the number in the menu say it
  }
}
