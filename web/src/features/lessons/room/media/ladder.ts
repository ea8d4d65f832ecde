/** How much of pictures a line has room for; sound is first on every rung. */
export type Rung = 'top' | 'low' | 'off' | 'sound';

/** From the best to the least: large pictures, small ones, no pictures of others, no pictures at all. */
export const rungs: readonly Rung[] = ['top', 'low', 'off', 'sound'];

/** What was measured of the line during the last second. */
export interface Sample {
  /** ms. */
  at: number;
  /** Share of the sound's packets that were lost, 0 to 1. */
  loss: number;
  /** Of the sound, ms. */
  jitter: number;
  /** How much longer a round trip takes than the quickest one, ms: what waits before the narrow place of the line. */
  waits: number;
  /** The engine has said that packets are lost. */
  slow: boolean;
}

export interface Ladder {
  rung: Rung;
  /** Nothing is tried before, ms. */
  nextTryAt: number;
  /** When the last step up was tried, ms; 0 for none. */
  triedAt: number;
  /** So long the line must hold before the next step up is tried, ms. */
  patience: number;
  /** When the last step down was taken, ms. */
  steppedAt: number;
}

const firstPatience = 4_000;
const slowPatience = 15_000;
const mostPatience = 240_000;
/** A step up that was taken back within so long was a mistake, ms. */
const trial = 12_000;
/** After a step the line needs so long to drain, ms. */
const settles = 2_000;

/** Small pictures at first: what is not known to hold must not cost the first words. */
export const begin = (at: number): Ladder => ({
  rung: 'low',
  nextTryAt: at + firstPatience,
  triedAt: 0,
  patience: firstPatience,
  steppedAt: -Infinity,
});

const isBad = ({ loss, jitter, waits, slow }: Sample) => slow || loss > 0.04 || jitter > 120 || waits > 350;
const isTerrible = ({ loss, waits }: Sample) => loss > 0.25 || waits > 1_500;

/** One second later. Down at once, up slowly, and more slowly each time that it was a mistake. */
export function step(ladder: Ladder, sample: Sample): Ladder {
  const place = rungs.indexOf(ladder.rung);
  const { at } = sample;
  if (isBad(sample)) {
    const drains = at - ladder.steppedAt < settles;
    if (drains && !isTerrible(sample)) return { ...ladder, nextTryAt: at + ladder.patience };
    const wasMistake = ladder.triedAt > 0 && at - ladder.triedAt < trial;
    const patience = Math.max(slowPatience, Math.min(mostPatience, wasMistake ? ladder.patience * 2 : ladder.patience));
    const down = Math.min(rungs.length - 1, place + (isTerrible(sample) ? 2 : 1));
    return { rung: rungs[down]!, nextTryAt: at + patience, triedAt: 0, patience, steppedAt: at };
  }
  if (place === 0 || at < ladder.nextTryAt) return ladder;
  return { ...ladder, rung: rungs[place - 1]!, nextTryAt: at + ladder.patience, triedAt: at };
}

export type Level = 'none' | 'low' | 'top';

export interface Picture {
  mid: string;
  personId: string;
  source: 'camera' | 'screen';
}

/** So many small pictures at most; who is not among them is heard. */
export const mostTiles = 6;

/**
 * What to take of each picture.
 * @param large Whose picture is large.
 * @param shown Whose pictures are on the page, the most important first.
 */
export function levelsOf(
  pictures: Picture[],
  rung: Rung,
  large: Picture | undefined,
  shown: string[],
): Map<string, Level> {
  const tiles = new Set(shown.slice(0, mostTiles));
  return new Map(
    pictures.map((picture): [string, Level] => {
      if (rung === 'off' || rung === 'sound' || !tiles.has(picture.personId)) return [picture.mid, 'none'];
      if (picture.source === 'screen') return [picture.mid, 'top'];
      return [picture.mid, rung === 'top' && picture.mid === large?.mid ? 'top' : 'low'];
    }),
  );
}
