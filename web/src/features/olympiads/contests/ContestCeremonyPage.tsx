import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { CeremonyView } from '../results/CeremonyPage';
import { contestCeremonyQuery, type ContestCeremony } from './queries';

type Row = ContestCeremony['nominations'][number]['rows'][number];

const route = getRouteApi('/contests/$contestId/ceremony');

/** The award ceremony of a contest: by nomination from the last place to the first. */
export function ContestCeremonyPage() {
  const { t } = useTranslation('contests');
  const navigate = useNavigate();
  const { contestId } = route.useParams();
  const { data, error } = useQuery({ ...contestCeremonyQuery(contestId), refetchOnWindowFocus: false });
  const award = ({ status, degree }: Row) =>
    degree === null || !status || status === 'participant'
      ? t('award.participant')
      : data?.words === 'laureates'
        ? t('award.laureate', { degree: 'I'.repeat(degree) })
        : t(`award.${status}`);
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
          award: award(row),
          work: row.work && t('ceremony.work', { title: row.work }),
        })),
      }))}
      error={error}
      onBack={() => void navigate({ to: '/contests/$contestId/board', params: { contestId } })}
    />
  );
}
