import { useTranslation } from 'react-i18next';
import { Tag } from '../../../ui/Tag';
import type { ContestSettings, Work } from './queries';

type Result = NonNullable<Work['result']>;

/** «Лауреат II степени» or «призёр», as the contest says; nothing for a participant. */
export function Award({
  words,
  status,
  degree,
}: { words: ContestSettings['words'] } & Pick<Result, 'status' | 'degree'>) {
  const { t } = useTranslation('contests');
  if (degree === null || !status || status === 'participant') return null;
  return (
    <Tag kind={degree === 1 ? 'ok' : 'info'}>
      {words === 'laureates' ? t('award.laureate', { degree: 'I'.repeat(degree) }) : t(`award.${status}`)}
    </Tag>
  );
}
