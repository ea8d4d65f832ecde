import { isSameLeaf, type Leaf } from '../sheets/leaves';
import type { OthersRemarks } from './remarks';

/** What the other jurors wrote to what they drew on the sheet; the signs stand on the sheet too. */
export function OthersOnSheet({ others, leaf }: { others: OthersRemarks[]; leaf: Leaf }) {
  const here = others
    .map(({ sign, juror, remarks }) => ({
      juror,
      drawn: [...remarks.entries()]
        .filter(([, remark]) => isSameLeaf(remark, leaf))
        .map(([index, { text }]) => ({ number: `${sign}${String(index + 1)}`, text })),
    }))
    .filter(({ drawn }) => drawn.length > 0);
  return here.map(({ juror, drawn }) => (
    <section key={juror} className="small">
      <b>{juror}</b>
      <ul>
        {drawn.map(({ number, text }) => (
          <li key={number}>{text === '' ? number : `${number}. ${text}`}</li>
        ))}
      </ul>
    </section>
  ));
}
