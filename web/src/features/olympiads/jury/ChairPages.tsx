import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { MarkingRun } from './MarkingPage';
import { differencesQuery, juryBoardQuery } from './queries';

const reference = getRouteApi('/frame/shell/marking/$roundId/$taskId/reference');
const settle = getRouteApi('/frame/shell/marking/$roundId/$taskId/settle/$cipher');

function useBoard(roundId: string) {
  const { t } = useTranslation('jury');
  const navigate = useNavigate();
  const queries = useQueryClient();
  return {
    back: (
      <Link to="/marking/$roundId/board" params={{ roundId }}>
        {t('board.title')}
      </Link>
    ),
    onDone: () => {
      // What was settled a moment ago is not offered again.
      for (const { queryKey } of [juryBoardQuery(roundId), differencesQuery(roundId)])
        queries.removeQueries({ queryKey });
      void navigate({ to: '/marking/$roundId/board', params: { roundId } });
    },
  };
}

/** The chair marks works beforehand, by which jurors are measured. */
export function ReferencePage() {
  const { t } = useTranslation('jury');
  const params = reference.useParams();
  return (
    <MarkingRun {...params} how={{ kind: 'reference' }} nothing={t('board.noneFree')} {...useBoard(params.roundId)} />
  );
}

/** The chair decides between two markings. */
export function SettlePage() {
  const { t } = useTranslation('jury');
  const { cipher, ...params } = settle.useParams();
  return (
    <MarkingRun
      {...params}
      how={{ kind: 'settle', cipher }}
      nothing={t('board.noneFree')}
      {...useBoard(params.roundId)}
    />
  );
}
