import { useRef, type KeyboardEvent, type PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { between, boxOf, cornersOf, fitted, moved, resized } from './regions';
import type { BodyOf, ImagePoint } from './types';

interface Props {
  body: BodyOf<'hotspot'>;
  areas: ImagePoint[][];
  /** Index of the area that has handles. */
  chosen: number;
  onChoose: (index: number) => void;
  onChange: (areas: ImagePoint[][]) => void;
}

/** What the pointer is doing: all is counted from how things stood when it went down. */
interface Drag {
  areas: ImagePoint[][];
  index: number;
  from: ImagePoint;
  /** The corner that stays when another is pulled; undefined while an area is moved. */
  anchor?: ImagePoint;
}

const steps: Record<string, [number, number]> = {
  ArrowLeft: [-0.01, 0],
  ArrowRight: [0.01, 0],
  ArrowUp: [0, -0.01],
  ArrowDown: [0, 0.01],
};

/** The image with its areas: drawn, moved and resized by the pointer, or by the arrows on an area that has the focus. */
export function RegionSurface({ body, areas, chosen, onChoose, onChange }: Props) {
  const { t } = useTranslation('assessment');
  const surface = useRef<HTMLDivElement>(null);
  const drag = useRef<Drag>(null);

  const put = (list: ImagePoint[][], index: number, corners: ImagePoint[]) =>
    onChange(
      index < list.length ? list.map((known, other) => (other === index ? corners : known)) : [...list, corners],
    );

  function placeOf(event: PointerEvent): ImagePoint {
    const box = surface.current!.getBoundingClientRect();
    return { x: (event.clientX - box.left) / box.width, y: (event.clientY - box.top) / box.height };
  }

  function begin(event: PointerEvent) {
    if (!event.isPrimary || event.button !== 0) return;
    const [from, target] = [placeOf(event), event.target as HTMLElement];
    const index = Number(target.closest<HTMLElement>('[data-area]')?.dataset.area ?? areas.length);
    const pulled = target.dataset.corner;
    if (index === areas.length) drag.current = { areas, index, from, anchor: from };
    else {
      const box = boxOf(areas[index]!);
      drag.current = { areas, index, from };
      if (pulled) {
        const x = pulled.includes('w') ? box.x + box.width : box.x;
        drag.current.anchor = { x, y: pulled.includes('n') ? box.y + box.height : box.y };
      }
      onChoose(index);
    }
    surface.current!.setPointerCapture(event.pointerId);
  }

  function pull(event: PointerEvent) {
    const { current } = drag;
    if (!current) return;
    const to = placeOf(event);
    const { areas: before, index, from, anchor } = current;
    const own = before[index];
    if (own) put(before, index, anchor ? resized(own, between(anchor, to)) : moved(own, to.x - from.x, to.y - from.y));
    else if (Math.abs(to.x - from.x) > 0.02 || Math.abs(to.y - from.y) > 0.02) {
      // A click alone draws nothing.
      put(before, index, cornersOf('rectangle', between(from, to)));
      onChoose(index);
    }
  }

  function press(event: KeyboardEvent, index: number) {
    const step = steps[event.key];
    const corners = areas[index]!;
    if (step && event.shiftKey) {
      const box = boxOf(corners);
      put(areas, index, resized(corners, fitted({ ...box, width: box.width + step[0], height: box.height + step[1] })));
    } else if (step) put(areas, index, moved(corners, ...step));
    else if (event.key === 'Delete' || event.key === 'Backspace') onChange(areas.filter((_, other) => other !== index));
    else return;
    event.preventDefault();
  }

  return (
    <div className="stack tight">
      <p className="small muted">{t('hotspot.surfaceHint')}</p>
      <div
        ref={surface}
        className="regions"
        role="group"
        aria-label={t('hotspot.surface')}
        style={{ aspectRatio: `${body.width} / ${body.height}` }}
        onPointerDown={begin}
        onPointerMove={pull}
        onPointerUp={() => (drag.current = null)}
        onPointerCancel={() => (drag.current = null)}
      >
        <img data-essential src={`/api/files/${body.imageId}`} alt={body.alt} draggable={false} />
        <svg data-essential viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true">
          {areas.map((corners, index) => (
            <polygon
              key={index}
              data-chosen={index === chosen || undefined}
              points={corners.map(({ x, y }) => `${x},${y}`).join(' ')}
            />
          ))}
        </svg>
        {areas.map((corners, index) => {
          const { x, y, width, height } = boxOf(corners);
          return (
            <div
              key={index}
              data-area={index}
              className="region"
              role="button"
              tabIndex={0}
              aria-pressed={index === chosen}
              aria-label={t('hotspot.areaAt', {
                number: index + 1,
                x: Math.round((x + width / 2) * 100),
                y: Math.round((y + height / 2) * 100),
              })}
              style={{
                left: `${x * 100}%`,
                top: `${y * 100}%`,
                width: `${width * 100}%`,
                height: `${height * 100}%`,
              }}
              onFocus={() => onChoose(index)}
              onKeyDown={(event) => press(event, index)}
            >
              <span className="region-number num" aria-hidden="true">
                {index + 1}
              </span>
              {index === chosen &&
                ['nw', 'ne', 'se', 'sw'].map((corner) => (
                  <span key={corner} className="region-corner" data-corner={corner} aria-hidden="true" />
                ))}
            </div>
          );
        })}
      </div>
    </div>
  );
}
