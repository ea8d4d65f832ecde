// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { Playback } from './playback';

const watched = (paused: boolean, currentTime: number) =>
  Object.defineProperties(document.createElement('video'), {
    paused: { value: paused },
    currentTime: { value: currentTime },
  });
const place = (paused: boolean, currentTime: number) =>
  new Playback(watched(paused, currentTime), 42, () => undefined).place;

it('goes on where the learner stopped, also for who pressed before it was there', () => {
  expect(place(true, 0)).toBe(42);
  expect(place(false, 0)).toBe(42);
});

it('goes on where the original stands that somebody watches already', () => expect(place(false, 7)).toBe(7));
