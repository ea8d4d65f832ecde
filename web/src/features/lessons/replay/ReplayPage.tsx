import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../i18n/format';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { Page } from '../../../ui/Page';
import { Skeleton } from '../../../ui/Skeleton';
import { DeleteRecordButton } from './DeleteRecordButton';
import { fileUrlOf, replayQuery, soundUrlOf } from './replayQuery';
import { ReplayPlayer } from './ReplayPlayer';
import { SaveButton } from './SaveButton';

const route = getRouteApi('/frame/shell/lessons/$lessonId/replay');

/** A lesson that was held, to be seen again. */
export function ReplayPage() {
  const { t } = useTranslation('replay');
  const formats = useFormats();
  const { lessonId } = route.useParams();
  const replay = useQuery(replayQuery(lessonId));
  const { data } = replay;
  return (
    <Page
      title={data?.title ?? t('title')}
      lead={data && t('lead', { at: formats.dateTime(data.begunAt), until: formats.date(data.keptUntil) })}
      width="wide"
      action={data && <SaveButton data={data} />}
    >
      <ErrorNotice error={replay.error} />
      {replay.isPending && <Skeleton lines={8} />}
      {data && (
        <>
          <ReplayPlayer data={data} fileUrl={fileUrlOf(data.id)} soundUrl={soundUrlOf(data.id)} />
          <details className="replay-keys">
            <summary>{t('keys.title')}</summary>
            <ul>
              {(['play', 'move', 'chapter', 'speed'] as const).map((key) => (
                <li key={key}>{t(`keys.${key}`)}</li>
              ))}
            </ul>
          </details>
          {data.mayDelete && <DeleteRecordButton lessonId={data.id} title={data.title} />}
        </>
      )}
      {replay.error && (
        <Link className="btn ghost" to="/lessons" search={{ past: 'true' }}>
          {t('toList')}
        </Link>
      )}
    </Page>
  );
}
