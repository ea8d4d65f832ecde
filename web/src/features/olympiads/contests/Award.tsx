import { Tag } from '../../../ui/Tag';
import type { ContestSettings, Work } from './queries';
import { useAward } from './useAward';

type Result = NonNullable<Work['result']>;

interface Props extends Pick<Result, 'status' | 'degree'> {
  words: ContestSettings['words'];
}

/** The award, as the contest says; nothing for a participant. */
export function Award({ words, status, degree }: Props) {
  const award = useAward()(words, { status, degree });
  return award && <Tag kind={degree === 1 ? 'ok' : 'info'}>{award}</Tag>;
}
