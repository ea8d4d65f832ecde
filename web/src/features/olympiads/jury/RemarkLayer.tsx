import { isSameLeaf, type Leaf } from '../sheets/leaves';
import type { Remark, SheetPoint } from './remarks';
import './remarkLayer.css';

interface Props {
  /** Of all sheets: numbers go through them. */
  remarks: readonly Remark[];
  /** The one below. */
  leaf: Leaf;
  /** Quarters to the right by which the sheet is turned: the numbers stay upright. */
  turns?: number;
  /** One that is being drawn. */
  line?: SheetPoint[];
  /** Of somebody else: stands before the numbers, in another colour than one's own. */
  sign?: string;
}

/** What jurors drew, over the picture of a sheet whose box is the nearest that is positioned. */
export function RemarkLayer({ remarks, leaf, turns = 0, line = [], sign }: Props) {
  const shown = [...remarks.entries()].filter(([, remark]) => isSameLeaf(remark, leaf));
  return (
    <div className="remark-layer" data-others={sign === undefined ? undefined : true} aria-hidden>
      <svg viewBox="0 0 1 1" preserveAspectRatio="none">
        {[...shown.map(([, remark]) => remark.line), line].map((drawn, index) => (
          <polyline key={index} points={drawn.map(({ x, y }) => `${String(x)},${String(y)}`).join(' ')} />
        ))}
      </svg>
      {shown.map(([index, { line: drawn }]) => (
        <b
          key={index}
          style={{
            left: `${String(100 * drawn[0]!.x)}%`,
            top: `${String(100 * drawn[0]!.y)}%`,
            rotate: `${String(-90 * turns)}deg`,
          }}
        >
          {sign}
          {index + 1}
        </b>
      ))}
    </div>
  );
}
