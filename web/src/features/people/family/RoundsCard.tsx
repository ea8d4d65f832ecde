import { queryOptions, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, body, type Got } from '../../../api/client';
import { useFormats } from '../../../i18n/format';
import { Card } from '../../../ui/Card';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { Tag, type TagKind } from '../../../ui/Tag';

type Round = Got<'/api/participation/wards'>[number]['rounds'][number];

const wardsRoundsQuery = queryOptions({
  queryKey: ['participation', 'wards'],
  queryFn: () => body(api.GET('/api/participation/wards')),
});

const kinds: Record<Round['state'], TagKind> = {
  upcoming: 'info',
  open: 'warn',
  inProgress: 'warn',
  handedIn: 'ok',
  over: 'none',
};

/** The olympiads of one child: when, how it stands, and the result once it is published. */
export function RoundsCard({ personId, of }: { personId: string; of: string }) {
  const { t } = useTranslation('family');
  const formats = useFormats();
  const wards = useQuery(wardsRoundsQuery);
  const rounds = wards.data?.find((ward) => ward.personId === personId)?.rounds;
  return (
    <Card title={t('rounds.title')} of={of}>
      <ErrorNotice error={wards.error} />
      {rounds?.length === 0 && <p className="muted">{t('rounds.none')}</p>}
      <ul role="list" className="rows">
        {rounds?.map((round) => (
          <li key={round.roundId}>
            <div className="lines">
              <b>
                {round.olympiadTitle}, {round.trackName}
              </b>
              <span className="small muted">
                {round.roundTitle} · {formats.span(round.opensAt, round.closesAt)}
              </span>
              <span>
                <Tag kind={kinds[round.state]}>
                  {t(`rounds.state.${round.state === 'over' && !round.attemptId ? 'missed' : round.state}`)}
                </Tag>
              </span>
              {round.missingConsents.length > 0 && round.state !== 'over' && round.state !== 'handedIn' && (
                <span className="small">{t('rounds.consents')}</span>
              )}
            </div>
            {round.resultHref && round.attemptId && (
              <Link className="btn ghost" to="/attempts/$attemptId/result" params={{ attemptId: round.attemptId }}>
                {t('rounds.result')}
              </Link>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
