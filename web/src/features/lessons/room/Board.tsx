import { useRef, useState, type PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useInRoom } from './context';
import { Element } from './Element';
import type { BoardElement } from './fold';
import { Pens, type Pen } from './Pens';
import type { SlidePlace } from './Stage';
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
  const [drawing, setDrawing] = useState<{ id: string; element: BoardElement }>();
  const svg = useRef<SVGSVGElement>(null);
  const line = useRef<{ id: string; points: Point[]; shownAt: number }>(undefined);
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
    if (!canDraw || event.button !== 0) return;
    const point = placeOf(event);
    svg.current!.setPointerCapture(event.pointerId);
    const id = crypto.randomUUID();
    line.current = { id, points: [point], shownAt: 0 };
    if (pen.tool === 'rubber') rub(point);
    else setDrawing({ id, element: elementOf([point]) });
  }

  function move(event: PointerEvent) {
    const held = line.current;
    if (!held) return;
    const more = event.nativeEvent.getCoalescedEvents?.() ?? [];
    for (const one of more.length > 0 ? more : [event.nativeEvent])
      held.points.push(placeOf(one as unknown as PointerEvent));
    if (pen.tool === 'rubber') {
      rub(held.points.at(-1)!);
      return;
    }
    const element = elementOf(held.points);
    setDrawing({ id: held.id, element });
    if (event.timeStamp - held.shownAt < moves) return;
    held.shownAt = event.timeStamp;
    session.pen({ id: held.id, board: name, element });
  }

  async function up() {
    const held = line.current;
    line.current = undefined;
    if (!held) return;
    if (pen.tool === 'rubber') {
      const ids = [...rubbed.current];
      rubbed.current.clear();
      if (ids.length > 0) await act({ type: 'erase', board: name, ids });
      return;
    }
    // It stays where it is until the room has it, or refuses it.
    await act({ type: 'draw', board: name, element: elementOf(held.points) }, held.id);
    setDrawing((now) => (now?.id === held.id ? undefined : now));
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

  const own = elements.findLast(({ by }) => by === room.me);
  return (
    <div className="board">
      {canDraw && (
        <Pens
          pen={pen}
          onPen={setPen}
          onUndo={own ? () => void act({ type: 'erase', board: name, ids: [own.id] }) : undefined}
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
            src={`/api/files/${slide.deck.pages[slide.page - 1]!}`}
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
          {moving
            .filter(({ id }) => !elements.some((element) => element.id === id))
            .map(({ id, element }) => (
              <Element key={id} element={element} />
            ))}
          {drawing && !elements.some(({ id }) => id === drawing.id) && <Element element={drawing.element} />}
        </svg>
      </div>
    </div>
  );
}
