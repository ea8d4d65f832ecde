import { useTranslation } from 'react-i18next';
import { Tag, type TagKind } from '../../../ui/Tag';
import type { MyAppeal } from './queries';

const kinds: Record<NonNullable<MyAppeal['outcome']>, TagKind> = {
  raised: 'ok',
  lowered: 'warn',
  unchanged: 'none',
  satisfied: 'ok',
  declined: 'none',
};

/** What became of an appeal. */
export function StateTag({ state, outcome }: Pick<MyAppeal, 'state' | 'outcome'>) {
  const { t } = useTranslation('appeals');
  if (outcome !== null) return <Tag kind={kinds[outcome]}>{t(`outcome.${outcome}`)}</Tag>;
  return <Tag kind={state === 'open' ? 'info' : 'none'}>{t(state === 'open' ? 'state.open' : 'state.withdrawn')}</Tag>;
}
