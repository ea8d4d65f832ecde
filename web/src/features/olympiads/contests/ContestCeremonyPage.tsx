import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { whileSeen } from '../../../ui/whileSeen';
import { CeremonyView } from '../results/CeremonyPage';
import { contestCeremonyQuery } from './queries';
import { useAward } from './useAward';

const route = getRouteApi('/contests/$contestId/ceremony');

/** The award ceremony of a contest: by nomination from the last place to the first. */
export function ContestCeremonyPage() {
  const { t } = useTranslation('contests');
  const navigate = useNavigate();
  const { contestId } = route.useParams();
  const { data, error } = useQuery({
    ...contestCeremonyQuery(contestId),
    refetchOnWindowFocus: false,
    refetchInterval: whileSeen,
  });
  const award = useAward();
  return (
    <CeremonyView
      title={data?.title}
      legend={t('ceremony.nomination')}
      groups={data?.nominations.map(({ id, title, rows }) => ({
        id,
        name: t('works.nomination', { title }),
        maxPoints: data.maxPoints,
        rows: rows.map((row) => ({
          ...row,
          award: award(data.words, row) ?? t('award.participant'),
          work: row.work && t('ceremony.work', { title: row.work }),
        })),
      }))}
      error={error}
      onBack={() => void navigate({ to: '/contests/$contestId/board', params: { contestId } })}
    />
  );
}
