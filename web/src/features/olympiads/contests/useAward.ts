import { useTranslation } from 'react-i18next';
import type { ContestSettings, Work } from './queries';

type Result = NonNullable<Work['result']>;

/** «Лауреат II степени» or «призёр», as the contest says; undefined for a participant. */
export function useAward() {
  const { t } = useTranslation('contests');
  return (words: ContestSettings['words'] | undefined, { status, degree }: Pick<Result, 'status' | 'degree'>) => {
    if (degree === null || !status || status === 'participant') return undefined;
    return words === 'laureates' ? t('award.laureate', { degree: 'I'.repeat(degree) }) : t(`award.${status}`);
  };
}
