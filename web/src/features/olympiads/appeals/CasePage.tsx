import '../jury/jury.css';
import './appeals.css';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../i18n/format';
import { Card } from '../../../ui/Card';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { Page } from '../../../ui/Page';
import { Skeleton } from '../../../ui/Skeleton';
import { answerOf } from '../../../sitting/answers';
import { useAnswerText } from '../../../sitting/answerText';
import { Html } from '../../../sitting/questions/Html';
import { kindOf } from '../sheets/leaves';
import { CriteriaPoints } from './CriteriaPoints';
import { Decision } from './Decision';
import { caseQuery, type Case } from './queries';
import { Sheets } from './Sheets';
import { StateTag } from './StateTag';
import { TalkPlace } from './TalkPlace';
import { VoteForm } from './VoteForm';

const route = getRouteApi('/frame/shell/appeals/$appealId');

/** An appeal before its commission: the work and the first marking beside what the participant says, the votes, the decision. */
export function CasePage() {
  const { t } = useTranslation('appeals');
  const { appealId } = route.useParams();
  const query = useQuery(caseQuery(appealId));
  const view = query.data;
  return (
    <Page
      title={
        view
          ? [
              view.task ? t('about.points', { number: view.task.position }) : t('about.procedure'),
              view.cipher && t('commission.work', { cipher: view.cipher }),
            ]
              .filter(Boolean)
              .join(' · ')
          : t('commission.title')
      }
      width="wide"
      lead={
        <>
          <Link to="/appeals">← {t('commission.back')}</Link>
          {view && ` · ${view.olympiadTitle} · ${view.roundTitle}`}
        </>
      }
      action={view && <StateTag state={view.state} outcome={view.outcome} />}
    >
      <ErrorNotice error={query.error} />
      {query.isPending && <Skeleton lines={6} />}
      {view && (
        <div className={view.task ? 'marking' : 'stack'}>
          <div className="stack">
            <Plea view={view} />
            {view.task && <Answer view={view} task={view.task} />}
          </div>
          <div className="stack">
            {view.state === 'open' && <VoteForm key={`${view.id} ${view.myVote?.version ?? 0}`} view={view} />}
            <Decision key={view.id} view={view} />
          </div>
        </div>
      )}
    </Page>
  );
}

/** What the participant says. */
function Plea({ view }: { view: Case }) {
  const { t } = useTranslation('appeals');
  const formats = useFormats();
  return (
    <Card title={t('case.plea')}>
      <div className="stack">
        <p className="appeal-text">{view.text}</p>
        <p className="small muted">{t('filed', { time: formats.dateTime(view.filedAt) })}</p>
        {view.talkAt && (
          <p className="notice">
            {t('talk.at', { time: formats.dateTime(view.talkAt) })} <TalkPlace place={view.talkPlace} />
          </p>
        )}
        {view.task && (
          <CriteriaPoints criteria={view.task.criteria} markings={view.task.markings} disputed={view.criterionIds} />
        )}
      </div>
    </Card>
  );
}

function Answer({ view, task }: { view: Case; task: NonNullable<Case['task']> }) {
  const { t } = useTranslation('appeals');
  const answerText = useAnswerText();
  const answer = task.answer === null ? null : (answerOf(task.answer) ?? null);
  return (
    <Card title={t('case.answer')}>
      <div className="stack">
        <details>
          <summary>{t('task.statement')}</summary>
          <Html className="statement" html={task.statementHtml} />
        </details>
        {task.modelAnswerHtml && (
          <details>
            <summary>{t('task.model')}</summary>
            <Html className="statement" html={task.modelAnswerHtml} />
          </details>
        )}
        {task.files.length > 0 ? (
          <Sheets
            files={task.files.map(({ number, mediaType }) => ({
              number,
              address: mediaType === null ? null : `/api/commission/appeals/${view.id}/files/${String(number)}`,
              kind: kindOf(mediaType),
            }))}
            spot={view.spot}
            remarks={task.markings.flatMap(({ remarks }) => remarks)}
          />
        ) : answer === null ? (
          <p className="muted">{t('task.noAnswer')}</p>
        ) : (
          <p className="appeal-answer">{answerText(task.body, answer)}</p>
        )}
      </div>
    </Card>
  );
}
