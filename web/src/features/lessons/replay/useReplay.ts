import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { RoomView } from '../room/fold';
import { ReplayClock, type Speed } from './clock';
import { Timeline, type ReplayData } from './timeline';

export interface Played {
  timeline: Timeline;
  clock: ReplayClock;
  view: RoomView;
  /** Of the clock, ms. */
  position: number;
}

/** Plays a lesson while the page is open. */
export function useReplay(data: ReplayData, soundUrl: (trackId: string) => string, speed: Speed = 1): Played {
  const timeline = useMemo(() => new Timeline(data), [data]);
  const [clock] = useState(() => {
    const begin = Date.parse(data.replay.from);
    const sounds = data.tracks.map((track) => {
      const sound = new Audio(soundUrl(track.id));
      sound.preload = 'metadata';
      const from = Date.parse(track.startsAt) - begin;
      return { from, to: from + track.milliseconds, sound };
    });
    const made = new ReplayClock(timeline.length, timeline.quiet(), sounds);
    made.setSpeed(speed);
    return made;
  });
  useEffect(() => {
    let frame = 0;
    const draw = (now: number) => {
      clock.tick(now);
      frame = requestAnimationFrame(draw);
    };
    frame = requestAnimationFrame(draw);
    return () => {
      cancelAnimationFrame(frame);
      clock.pause();
    };
  }, [clock]);
  // Ten times a second is smooth enough for a board, and lets an old phone breathe.
  const position = useSyncExternalStore(clock.subscribe, () => Math.round(clock.position / 100) * 100);
  useSyncExternalStore(clock.subscribe, () => `${clock.isPlaying}${clock.isWaiting}${clock.speed}${clock.skips}`);
  const count = timeline.countAt(position);
  const view = useMemo(() => timeline.viewAfter(count), [timeline, count]);
  return { timeline, clock, view, position };
}
