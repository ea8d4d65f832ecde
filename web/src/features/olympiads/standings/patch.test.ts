import { describe, expect, it } from 'vitest';
import { patched } from './patch';
import type { Standing } from './queries';

type Row = Standing['tracks'][number]['rows'][number];

const row = (rowId: string, points: number, name: string | null = null, awaitsJury = false): Row => ({
  rowId,
  place: { from: 0, to: 0 },
  points,
  awaitsJury,
  view: name ? 'named' : 'anonymous',
  name,
  number: name ? null : Number(rowId.replace(/\D/g, '')),
  school: null,
  grade: null,
  registrationId: null,
  mine: false,
  works: null,
  status: null,
});

const standing = (...rows: Row[]) =>
  ({
    version: 5,
    changedAt: null,
    tracks: [
      { trackId: 't', name: '8 класс', grade: 8, maxPoints: 10, participants: rows.length, awaitsJury: true, rows },
    ],
  }) as unknown as Standing;

const patch = (rows: Row[], gone: string[] = [], since = 5) => ({
  since,
  changedAt: '2026-11-26T10:00:00Z',
  rows: rows.map((changed) => ({ trackId: 't', row: changed })),
  gone,
});

const seen = (of: Standing | null) =>
  of?.tracks[0]!.rows.map(({ rowId, place }) => `${rowId} ${String(place.from)}-${String(place.to)}`);

describe('patched', () => {
  it('moves everybody whose place follows from the changed sum', () => {
    const held = standing(row('a', 9), row('b', 7), row('c', 7), row('d', 1, null, true));
    const after = patched(held, 6, patch([row('d', 9)]));
    expect(seen(after)).toEqual(['a 1-2', 'd 1-2', 'b 3-4', 'c 3-4']);
    expect(after).toMatchObject({ version: 6, changedAt: '2026-11-26T10:00:00Z' });
    expect(after?.tracks[0]).toMatchObject({ participants: 4, awaitsJury: false });
  });

  it('puts names before those without, in the order of the server, and takes away what is gone', () => {
    const held = standing(row('a', 5), row('b', 5, 'Яковлев Ян'));
    expect(seen(patched(held, 6, patch([row('c', 5, 'Антонова Анна')], ['a'])))).toEqual(['c 1-2', 'b 1-2']);
  });

  it('leaves alone who is current, and has who missed something read', () => {
    const held = standing(row('a', 5));
    expect(patched(held, 5, patch([row('a', 9)]))).toBe(held);
    expect(patched(held, 9, patch([row('a', 9)], [], 8))).toBeNull();
    expect(patched(held, 6, { ...patch([]), rows: [{ trackId: 'other', row: row('b', 1) }] })).toBeNull();
  });
});
