import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Page } from '../../../ui/Page';
import { FinalResults } from './FinalResults';
import { resultsQuery } from './queries';

const route = getRouteApi('/frame/shell/results/$olympiadId');

/** The same for the chair of the jury, who sees nothing else of the organizer's desk. */
export function ChairResultsPage() {
  const { t } = useTranslation('results');
  const { olympiadId } = route.useParams();
  const results = useQuery(resultsQuery(olympiadId));
  return (
    <Page title={t('title')} width="wide" lead={results.data?.title}>
      <FinalResults olympiadId={olympiadId} />
    </Page>
  );
}
