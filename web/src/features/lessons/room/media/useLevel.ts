import { useEffect, useState } from 'react';

/** How loud a microphone is now, 0 to 1, ten times a second. */
export function useLevel(track: MediaStreamTrack | undefined): number {
  const [level, setLevel] = useState(0);
  useEffect(() => {
    if (!track) return;
    const context = new AudioContext();
    // A context that was made before the first click on the page waits for this.
    void context.resume();
    const analyser = context.createAnalyser();
    analyser.fftSize = 512;
    context.createMediaStreamSource(new MediaStream([track])).connect(analyser);
    const samples = new Float32Array(analyser.fftSize);
    const timer = setInterval(() => {
      analyser.getFloatTimeDomainData(samples);
      const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
      // −60 dB is a quiet room, −10 dB is shouting.
      setLevel(Math.max(0, Math.min(1, (10 * Math.log10(power + 1e-9) + 60) / 50)));
    }, 100);
    return () => {
      clearInterval(timer);
      void context.close();
      setLevel(0);
    };
  }, [track]);
  return level;
}

/** Gives a voice back to its speaker after a second: nothing leaves the computer. Returns what stops it. */
export function echo(track: MediaStreamTrack): () => void {
  const context = new AudioContext();
  const delay = context.createDelay(2);
  delay.delayTime.value = 1;
  context
    .createMediaStreamSource(new MediaStream([track]))
    .connect(delay)
    .connect(context.destination);
  void context.resume();
  return () => void context.close();
}
