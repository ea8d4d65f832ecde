import { expect, it } from 'vitest';
import { trackShown } from './TrackChoice';

const track = (grade: number, works: number) => ({ grade, rows: Array.from({ length: works }) });

it('shows the track that the address names, otherwise the first with works', () => {
  const tracks = [track(7, 0), track(8, 2), track(9, 3)];
  expect(trackShown(tracks, 7)).toBe(tracks[0]);
  expect(trackShown(tracks, undefined)).toBe(tracks[1]);
  expect(trackShown([track(7, 0), track(8, 0)], 11)?.grade).toBe(7);
  expect(trackShown([], 7)).toBeUndefined();
});
