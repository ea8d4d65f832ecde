import { useId, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImagePoint } from '../contract';
import type { QuestionProps } from './types';

/** The server's address of a stored file that belongs to an opened paper. */
const imageUrl = (id: string) => `/api/files/${id}`;

const round = (share: number) => Math.round(Math.min(1, Math.max(0, share)) * 10_000) / 10_000;
const percent = (share: number) => Math.round(share * 100);

const steps: Record<string, [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Places on an image: with a finger or the mouse, or with the arrows and Enter. */
export function HotspotQuestion({ body, answer, onChange, locked, statementId }: QuestionProps<'hotspot', 'hotspot'>) {
  const { t } = useTranslation('attempt');
  const id = useId();
  const points = answer?.points ?? [];
  const [cursor, setCursor] = useState<ImagePoint>({ x: 0.5, y: 0.5 });
  const [said, setSaid] = useState('');
  const [broken, setBroken] = useState(false);

  function put(next: ImagePoint[]) {
    onChange(next.length > 0 ? { type: 'hotspot', points: next } : null);
  }

  function add(point: ImagePoint) {
    if (locked) return;
    // A single place moves to where it was pointed last; of several none vanishes by itself.
    if (points.length >= body.maxPoints && body.maxPoints > 1) {
      setSaid(t('hotspot.full', { count: body.maxPoints }));
      return;
    }
    put(body.maxPoints === 1 ? [point] : [...points, point]);
    setSaid(t('hotspot.placed', { x: percent(point.x), y: percent(point.y) }));
  }

  function point(event: PointerEvent<HTMLElement>) {
    const box = event.currentTarget.getBoundingClientRect();
    const place = {
      x: round((event.clientX - box.left) / box.width),
      y: round((event.clientY - box.top) / box.height),
    };
    setCursor(place);
    add(place);
  }

  function press(event: KeyboardEvent) {
    const step = steps[event.key];
    if (step) {
      const size = event.shiftKey ? 0.1 : 0.01;
      const next = { x: round(cursor.x + step[0] * size), y: round(cursor.y + step[1] * size) };
      setCursor(next);
      setSaid(t('hotspot.at', { x: percent(next.x), y: percent(next.y) }));
    } else if (event.key === 'Enter' || event.key === ' ') add(cursor);
    else if (event.key === 'Delete' || event.key === 'Backspace') put(points.slice(0, -1));
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <div role="group" aria-labelledby={statementId}>
      <p className="hint" id={id}>
        {t('hotspot.hint', { count: body.maxPoints })} <span className="keys">{t('hotspot.keys')}</span>
      </p>
      {/* A surface to point at has no simpler role: the arrows must reach it and not the screen reader. */}
      {/* eslint-disable jsx-a11y/no-noninteractive-tabindex, jsx-a11y/no-noninteractive-element-interactions */}
      <div
        className="hotspot"
        role="application"
        aria-label={body.alt}
        aria-describedby={id}
        tabIndex={0}
        style={{ aspectRatio: `${body.width} / ${body.height}` }}
        onPointerUp={(event) => event.isPrimary && point(event)}
        onKeyDown={press}
      >
        {/* The picture is the question itself: it stays when pictures are turned off. */}
        <img
          data-essential
          src={body.image ?? imageUrl(body.imageId)}
          alt={body.alt}
          draggable={false}
          onError={() => setBroken(true)}
        />
        {points.map((place, index) => (
          <span key={index} className="spot num" style={at(place)} aria-hidden="true">
            {index + 1}
          </span>
        ))}
        <span className="cursor" style={at(cursor)} aria-hidden="true" />
      </div>
      {/* eslint-enable jsx-a11y/no-noninteractive-tabindex, jsx-a11y/no-noninteractive-element-interactions */}
      {broken && <p className="notice warn">{t('hotspot.broken')}</p>}
      <p className="visually-hidden" role="status">
        {said}
      </p>
      <ul className="spots" role="list">
        {points.map((place, index) => (
          <li key={index}>
            {t('hotspot.point', { number: index + 1, x: percent(place.x), y: percent(place.y) })}
            {!locked && (
              <button type="button" className="quiet" onClick={() => put(points.filter((_, other) => other !== index))}>
                {t('hotspot.remove')}
              </button>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

const at = ({ x, y }: ImagePoint) => ({ left: `${x * 100}%`, top: `${y * 100}%` });
