import type { KeptRound } from './kitStore';

interface Kept {
  attemptId: string;
  kept: Pick<KeptRound, 'holder' | 'login'> & { round: Pick<KeptRound['round'], 'trackName'> };
}

/** By what a person finds their own kit: the short name, and where several have it, the class; where that is equal too, the end of the login. */
export interface Whose {
  attemptId: string;
  holder: string;
  trackName?: string;
  login?: string;
}

export function whose(kits: readonly Kept[]): Whose[] {
  const count = (key: (kit: Kept) => string, kit: Kept) => kits.filter((other) => key(other) === key(kit)).length;
  const name = ({ kept }: Kept) => kept.holder;
  const nameInClass = ({ kept }: Kept) => `${kept.holder}\n${kept.round.trackName}`;
  return kits.map((kit) => {
    const { holder, login, round } = kit.kept;
    const isOne = count(name, kit) === 1;
    const isOneInClass = count(nameInClass, kit) === 1;
    return {
      attemptId: kit.attemptId,
      holder,
      ...(!isOne && { trackName: round.trackName }),
      ...(!isOneInClass && login !== undefined && { login }),
    };
  });
}
