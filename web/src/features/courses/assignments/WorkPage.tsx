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
import { Sheets as ReadSheets } from '../../olympiads/appeals/Sheets';
import type { Remark } from '../../olympiads/jury/remarks';
import { Sheets } from '../../olympiads/jury/Sheets';
import { kindOf } from '../../olympiads/sheets/leaves';
import { useMe } from '../../people/queries/me';
import { useKept } from '../../../ui/useKept';
import { workQuery, type Work } from '../queries/cohorts';
import type { HandedIn } from '../queries/learning';
import { submissionKinds } from '../words';
import { MarkForm } from './MarkForm';
import { sheetsOf } from './sheetsOf';
import { HandedFiles, Tries } from './Tries';
import { Reviews } from '../together/Reviews';
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
  const { t } = useTranslation(['courses', 'together']);
  const formats = useFormats();
  const atWork = useRemarks(personId, work);
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
            <Files work={work} {...atWork} />
            {view.reviews.length > 0 && (
              <details open>
                <summary>{t('together:round.link')}</summary>
                <Reviews reviews={view.reviews} assignment={assignment} mayChange={work.state === 'waiting'} />
              </details>
            )}
            {earlier.length > 0 && (
              <details>
                <summary>{t('work.earlier', { count: earlier.length })}</summary>
                <Tries tries={earlier} assignment={assignment} />
              </details>
            )}
          </div>
        </Card>
        <Card title={t('work.criteria')}>
          {work.state === 'waiting' ? (
            <MarkForm
              view={view}
              work={work}
              personId={personId}
              remarks={atWork.remarks}
              onMarked={atWork.forgetRemarks}
            />
          ) : (
            <Tries tries={[work]} assignment={assignment} />
          )}
        </Card>
      </div>
    </Page>
  );
}

/** Pictures and PDFs are shown leaf by leaf and drawn upon, all files are links. */
function Files({ work, remarks, onRemarks }: { work: HandedIn } & Pick<RemarksAtWork, 'remarks' | 'onRemarks'>) {
  const hasSheets = work.files.some(({ mediaType }) => kindOf(mediaType) !== 'other');
  return (
    <>
      <HandedFiles work={work} />
      {hasSheets && work.state === 'waiting' && (
        <Sheets files={sheetsOf(work)} remarks={remarks} onRemarks={onRemarks} />
      )}
      {hasSheets && work.state !== 'waiting' && work.remarks.length === 0 && (
        <ReadSheets files={sheetsOf(work)} spot={null} />
      )}
    </>
  );
}

interface RemarksAtWork {
  remarks: Remark[];
  onRemarks: (remarks: Remark[]) => void;
  forgetRemarks: () => void;
}

/** What is drawn stays on the device until the work is marked. */
function useRemarks(personId: string, work: HandedIn): RemarksAtWork {
  const [remarks, keep, forgetRemarks] = useKept<Remark[]>(personId, `remarks:${work.id}`, () => []);
  return { remarks, onRemarks: (next) => keep(() => next), forgetRemarks };
}
