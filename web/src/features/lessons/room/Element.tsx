import { memo } from 'react';
import type { BoardElement } from './fold';
import { pathOf } from './strokes';

/** One element of a board, in its units. */
export const Element = memo(function Element({ element }: { element: BoardElement }) {
  const className = `drawn ${element.colour}`;
  switch (element.type) {
    case 'stroke':
      return (
        <path
          className={element.isMarker ? `${className} marker` : className}
          d={pathOf(element.points)}
          strokeWidth={element.thickness}
        />
      );
    case 'figure':
      return <Figure className={className} figure={element} />;
    case 'writing':
      return (
        <text className={`${className} writing`} x={element.x} y={element.y} fontSize={element.size}>
          {element.text.split('\n').map((line, at) => (
            <tspan key={at} x={element.x} dy={element.size * (at === 0 ? 0.9 : 1.3)}>
              {line}
            </tspan>
          ))}
        </text>
      );
  }
});

type FigureElement = Extract<BoardElement, { type: 'figure' }>;

function Figure({
  className,
  figure: { kind, thickness, fromX, fromY, toX, toY },
}: {
  className: string;
  figure: FigureElement;
}) {
  const common = { className, strokeWidth: thickness };
  if (kind === 'rectangle')
    return (
      <rect
        {...common}
        x={Math.min(fromX, toX)}
        y={Math.min(fromY, toY)}
        width={Math.abs(toX - fromX)}
        height={Math.abs(toY - fromY)}
      />
    );
  if (kind === 'ellipse')
    return (
      <ellipse
        {...common}
        cx={(fromX + toX) / 2}
        cy={(fromY + toY) / 2}
        rx={Math.abs(toX - fromX) / 2}
        ry={Math.abs(toY - fromY) / 2}
      />
    );
  let path = `M${fromX} ${fromY}L${toX} ${toY}`;
  if (kind === 'arrow') {
    const angle = Math.atan2(toY - fromY, toX - fromX);
    const length = 6 * thickness;
    for (const side of [-0.4, 0.4])
      path += `M${toX} ${toY}L${Math.round(toX - length * Math.cos(angle + side))} ${Math.round(toY - length * Math.sin(angle + side))}`;
  }
  return <path {...common} d={path} />;
}
