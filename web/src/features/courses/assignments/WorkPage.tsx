import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../i18n/format';
import { Card } from '../../../ui/Card';
import { ErrorNotice, Notice } from '../../../ui/ErrorNotice';
import { Page } from '../../../ui/Page';
import { Skeleton } from '../../../ui/Skeleton';
import { Tag } from '../../../ui/Tag';
import { Html } from '../../../sitting/questions/Html';
import { Sheets } from '../../olympiads/appeals/Sheets';
import { kindOf } from '../../olympiads/sheets/leaves';
import { useMe } from '../../people/queries/me';
import { workQuery, type Work } from '../queries/cohorts';
import type { HandedIn } from '../queries/learning';
import { submissionKinds } from '../words';
import { MarkForm } from './MarkForm';
import { HandedFiles, Tries } from './Tries';
import '../../olympiads/appeals/appeals.css';
import '../../olympiads/jury/jury.css';
import '../courses.css';

const route = getRouteApi('/frame/shell/submissions/$submissionId');

/** One work after the other: read on one side, marked on the other. */
export function WorkPage() {
  const { t } = useTranslation('courses');
  const { submissionId } = route.useParams();
  const work = useQuery(workQuery(submissionId));
  const me = useMe();
  const shown = work.data?.tries.find(({ id }) => id === submissionId);
  if (!work.data || !shown || !me)
    return (
      <Page title={t('works.one')} width="wide">
        {work.isError ? <ErrorNotice error={work.error} /> : <Skeleton lines={8} />}
      </Page>
    );
  return <WorkView key={submissionId} view={work.data} work={shown} personId={me.personId} />;
}

function WorkView({ view, work, personId }: { view: Work; work: HandedIn; personId: string }) {
  const { t } = useTranslation('courses');
  const formats = useFormats();
  const { cohortId, tries, assignment } = view;
  const earlier = tries.filter(({ number }) => number < work.number);
  const later = tries.find(({ number }) => number > work.number);
  return (
    <Page
      title={`${view.learner}: ${view.unit}`}
      width="wide"
      lead={
        <>
          {t('work.try', { number: work.number })} · {formats.dateTime(work.handedInAt)} ·{' '}
          <Link to="/cohorts/$cohortId/works" params={{ cohortId }}>
            {t('works.title')}
          </Link>
        </>
      }
      action={
        <div className="line">
          {work.isLate && <Tag kind="warn">{t('work.late')}</Tag>}
          <Tag kind={submissionKinds[work.state]}>{t(`work.state.${work.state}`)}</Tag>
        </div>
      }
    >
      <div className="marking">
        <Card title={t('works.answer')}>
          <div className="stack">
            {later && (
              <Notice>
                <Link to="/submissions/$submissionId" params={{ submissionId: later.id }}>
                  {t('works.later', { number: later.number })}
                </Link>
              </Notice>
            )}
            <details>
              <summary>{t('works.task')}</summary>
              <Html className="statement course-text" html={view.html} />
            </details>
            {work.text && <p className="marking-text">{work.text}</p>}
            <Files work={work} />
            {earlier.length > 0 && (
              <details>
                <summary>{t('work.earlier', { count: earlier.length })}</summary>
                <Tries tries={earlier} criteria={assignment.criteria} />
              </details>
            )}
          </div>
        </Card>
        <Card title={t('work.criteria')}>
          {work.state === 'waiting' ? (
            <MarkForm view={view} work={work} personId={personId} />
          ) : (
            <Tries tries={[work]} criteria={assignment.criteria} />
          )}
        </Card>
      </div>
    </Page>
  );
}

/** Pictures and PDFs are shown leaf by leaf, all files are links. */
function Files({ work }: { work: HandedIn }) {
  // Numbered anew: the viewer counts what it shows.
  const sheets = work.files
    .filter(({ mediaType }) => kindOf(mediaType) !== 'other')
    .map(({ number, mediaType }, index) => ({
      number: index + 1,
      address: `/api/submissions/${work.id}/files/${String(number)}`,
      kind: kindOf(mediaType),
    }));
  return (
    <>
      <HandedFiles work={work} />
      {sheets.length > 0 && <Sheets files={sheets} spot={null} />}
    </>
  );
}
