import { useRef, useState, type PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useInRoom } from './context';
import { Element } from './Element';
import type { BoardElement } from './fold';
import { Pens, type Pen } from './Pens';
import type { SlidePlace } from './slidePlace';
import { boardHeight, boardWidth, simplified, stepsOf, touches, type Point } from './strokes';

interface Props {
  name: string;
  slide: SlidePlace | undefined;
  canDraw: boolean;
  label: string;
}

/** The others see a moving pen so often, ms. */
const moves = 120;
const rubber = 160;

/** A board of 16 by 9, with a slide under it or not. Pointer, finger and pen draw; who only looks can scroll over it. */
export function Board({ name, slide, canDraw, label }: Props) {
  const { t } = useTranslation('lessons');
  const { view, state, session, act, room, isStaff } = useInRoom();
  const [pen, setPen] = useState<Pen>({ tool: 'pen', colour: 'ink', size: 'thin' });
  /** What is being drawn, and what was and is not in the room yet. */
  const [own, setOwn] = useState<ReadonlyMap<string, BoardElement>>(new Map());
  const svg = useRef<SVGSVGElement>(null);
  const line = useRef<{ id: string; pointerId: number; points: Point[]; shownAt: number }>(undefined);
  const rubbed = useRef(new Set<string>());
  const elements = view.boards.find((board) => board.name === name)?.elements ?? [];
  const moving = [...state.pens.values()].filter((move) => move.board === name);

  function placeOf(event: PointerEvent): Point {
    const box = svg.current!.getBoundingClientRect();
    return {
      x: ((event.clientX - box.left) / box.width) * boardWidth,
      y: ((event.clientY - box.top) / box.height) * boardHeight,
    };
  }

  const thickness = { thin: 40, thick: 110 }[pen.size];
  function elementOf(points: Point[]): BoardElement {
    const [from, to] = [points[0]!, points.at(-1)!];
    const clamped = (value: number, most: number) => Math.min(most, Math.max(0, Math.round(value)));
    if (pen.tool === 'pen' || pen.tool === 'marker')
      return {
        type: 'stroke',
        colour: pen.colour,
        thickness: pen.tool === 'marker' ? 350 : thickness,
        points: stepsOf(simplified(points)),
        isMarker: pen.tool === 'marker',
      };
    return {
      type: 'figure',
      colour: pen.colour,
      kind: pen.tool as 'line' | 'arrow' | 'rectangle' | 'ellipse',
      thickness,
      fromX: clamped(from.x, boardWidth),
      fromY: clamped(from.y, boardHeight),
      toX: clamped(to.x, boardWidth),
      toY: clamped(to.y, boardHeight),
    };
  }

  function rub(point: Point) {
    for (const { id, by, element } of elements)
      if ((isStaff || by === room.me || name === `own:${room.me}`) && touches(element, point, rubber))
        rubbed.current.add(id);
  }

  function down(event: PointerEvent) {
    // A palm or a second finger draws nothing.
    if (!canDraw || event.button !== 0 || !event.isPrimary || line.current) return;
    const point = placeOf(event);
    svg.current!.setPointerCapture(event.pointerId);
    const id = crypto.randomUUID();
    line.current = { id, pointerId: event.pointerId, points: [point], shownAt: 0 };
    if (pen.tool === 'rubber') rub(point);
    else setOwn((before) => new Map(before).set(id, elementOf([point])));
  }

  function move(event: PointerEvent) {
    const held = line.current;
    if (held?.pointerId !== event.pointerId) return;
    const more = event.nativeEvent.getCoalescedEvents?.() ?? [];
    for (const one of more.length > 0 ? more : [event.nativeEvent])
      held.points.push(placeOf(one as unknown as PointerEvent));
    if (pen.tool === 'rubber') {
      rub(held.points.at(-1)!);
      return;
    }
    const element = elementOf(held.points);
    setOwn((before) => new Map(before).set(held.id, element));
    // A long line weighs more, and is shown less often.
    if (event.timeStamp - held.shownAt < moves + 4 * (element.type === 'stroke' ? element.points.length : 0)) return;
    held.shownAt = event.timeStamp;
    session.pen(name, element);
  }

  async function up() {
    const held = line.current;
    line.current = undefined;
    if (!held) return;
    if (pen.tool === 'rubber') {
      const ids = [...rubbed.current];
      rubbed.current.clear();
      for (let at = 0; at < ids.length; at += 500)
        await act({ type: 'erase', board: name, ids: ids.slice(at, at + 500) });
      return;
    }
    // It stays where it is until the room has it, or refuses it.
    await act({ type: 'draw', board: name, element: elementOf(held.points) }, held.id);
    setOwn((before) => new Map([...before].filter(([id]) => id !== held.id)));
  }

  async function write(text: string) {
    const lines = elements.filter(({ element }) => element.type === 'writing').length;
    const size = 420;
    const y = 300 + ((lines * size * 1.5) % (boardHeight - 900));
    await act({
      type: 'draw',
      board: name,
      element: { type: 'writing', colour: pen.colour, size, x: 500, y: Math.round(y), text },
    });
  }

  const last = elements.findLast(({ by }) => by === room.me);
  return (
    <div className="board">
      {canDraw && (
        <Pens
          pen={pen}
          onPen={setPen}
          onUndo={last ? () => void act({ type: 'erase', board: name, ids: [last.id] }) : undefined}
          onClear={
            elements.length > 0 && (isStaff || name === `own:${room.me}`)
              ? () => void act({ type: 'erase', board: name, ids: null })
              : undefined
          }
          onWrite={write}
        />
      )}
      <div className="board-sheet">
        {slide && (
          <img
            className="board-slide"
            src={`/api/lessons/${room.id}/files/${slide.deck.pages[slide.page - 1]!}`}
            alt={t('stage.slideAlt', { page: slide.page })}
          />
        )}
        <svg
          ref={svg}
          viewBox={`0 0 ${boardWidth} ${boardHeight}`}
          role="img"
          aria-label={`${label}. ${t('board.elements', { count: elements.length })}`}
          className={canDraw ? `board-pen ${pen.tool}` : ''}
          onPointerDown={down}
          onPointerMove={move}
          onPointerUp={() => void up()}
          onPointerCancel={() => void up()}
        >
          {elements.map(({ id, element }) => (
            <Element key={id} element={element} />
          ))}
          {moving.map(({ by, element }) => (
            <Element key={by} element={element} />
          ))}
          {[...own]
            .filter(([id]) => !elements.some((element) => element.id === id))
            .map(([id, element]) => (
              <Element key={id} element={element} />
            ))}
        </svg>
        <ul className="visually-hidden">
          {elements.map(({ id, element }) => element.type === 'writing' && <li key={id}>{element.text}</li>)}
        </ul>
      </div>
    </div>
  );
}
