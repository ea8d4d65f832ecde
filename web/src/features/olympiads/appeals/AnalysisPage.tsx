import './appeals.css';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Card } from '../../../ui/Card';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { Page } from '../../../ui/Page';
import { Skeleton } from '../../../ui/Skeleton';
import { Html } from '../../../sitting/questions/Html';
import { analysisQuery } from './queries';

const route = getRouteApi('/frame/shell/rounds/$roundId/analysis');

/** Разбор заданий of a closed round. */
export function AnalysisPage() {
  const { t } = useTranslation('appeals');
  const { roundId } = route.useParams();
  const query = useQuery(analysisQuery(roundId));
  const analysis = query.data;
  return (
    <Page title={t('analysis.title')} lead={analysis && `${analysis.olympiadTitle} · ${analysis.roundTitle}`}>
      <ErrorNotice error={query.error} />
      {query.isPending && <Skeleton lines={5} />}
      {analysis && (
        <Card>
          <div className="stack">
            {analysis.html && <Html className="statement" html={analysis.html} />}
            {(analysis.videoUrl || analysis.fileName) && (
              <div className="line">
                {analysis.videoUrl && (
                  <a className="btn" href={analysis.videoUrl} target="_blank" rel="noreferrer">
                    {t('analysis.video')}
                  </a>
                )}
                {analysis.fileName && (
                  <a className="btn ghost" href={`/api/rounds/${roundId}/analysis/file`}>
                    {analysis.fileName}
                  </a>
                )}
              </div>
            )}
          </div>
        </Card>
      )}
    </Page>
  );
}
