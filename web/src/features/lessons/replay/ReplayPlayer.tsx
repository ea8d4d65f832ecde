import { useEffect, useMemo, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ReplayContext } from './context';
import { ReplayControls } from './ReplayControls';
import { ReplaySide } from './ReplaySide';
import { ReplayStage } from './ReplayStage';
import { speeds, type Speed } from './clock';
import type { ReplayData } from './timeline';
import { useReplay } from './useReplay';
import '../room/room.css';
import './replay.css';

interface Props {
  data: ReplayData;
  fileUrl: (fileId: string) => string | undefined;
  soundUrl: (trackId: string) => string;
  speed?: Speed;
  playsAtOnce?: boolean;
}

/** How far the arrow keys move, ms. */
const step = 10_000;

/** A lesson played again: what was shown, drawn, said and asked, in time. It needs no server: a saved file plays the same. */
export function ReplayPlayer({ data, fileUrl, soundUrl, speed, playsAtOnce }: Props) {
  const { t } = useTranslation('replay');
  const played = useReplay(data, soundUrl, speed);
  const names = useMemo(() => new Map(data.people.map(({ id, name }) => [id, name])), [data.people]);
  const { clock, timeline } = played;
  useEffect(() => {
    if (playsAtOnce) clock.play();
  }, [clock, playsAtOnce]);
  const chapters = useMemo(() => timeline.chapters(), [timeline]);

  function onKey(event: KeyboardEvent) {
    const target = event.target as HTMLElement;
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    // Keys that the focused thing needs for itself.
    const isText = target.matches('input:not([type=range]):not([type=checkbox]), select, textarea');
    const isTab = target.matches('[role=tab]');
    const acts: Record<string, () => void> = {
      k: () => (clock.isPlaying ? clock.pause() : clock.play()),
      ' ': () => (clock.isPlaying ? clock.pause() : clock.play()),
      ArrowLeft: () => clock.seek(clock.position - step),
      ArrowRight: () => clock.seek(clock.position + step),
      '[': () => clock.seek(chapters.findLast(({ at }) => at < clock.position - 2_000)?.at ?? 0),
      ']': () => clock.seek(chapters.find(({ at }) => at > clock.position)?.at ?? clock.length),
      '+': () => clock.setSpeed(speeds[Math.min(speeds.length - 1, speeds.indexOf(clock.speed) + 1)]!),
      '-': () => clock.setSpeed(speeds[Math.max(0, speeds.indexOf(clock.speed) - 1)]!),
    };
    const act = acts[event.key];
    if (
      !act ||
      isText ||
      (isTab && event.key.startsWith('Arrow')) ||
      (event.key === ' ' && target.matches('button, input, summary'))
    )
      return;
    event.preventDefault();
    act();
  }

  return (
    <ReplayContext value={{ ...played, data, fileUrl, nameOf: (id) => names.get(id) ?? t('somebody') }}>
      {/* Keys work wherever the focus is inside; each has a button too. */}
      {/* eslint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <div className="replay" onKeyDown={onKey}>
        <div className="replay-main">
          <ReplayStage />
          <ReplayControls chapters={chapters} />
        </div>
        <ReplaySide chapters={chapters} />
      </div>
    </ReplayContext>
  );
}
