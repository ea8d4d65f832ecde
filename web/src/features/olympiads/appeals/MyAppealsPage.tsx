import '../../../ui/field.css';
import '../attempt/attempt.css';
import './appeals.css';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../i18n/format';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { Page } from '../../../ui/Page';
import { Skeleton } from '../../../ui/Skeleton';
import { useServerNow } from '../../../ui/time';
import { AppealDialog } from './AppealDialog';
import { AppealItem } from './AppealItem';
import { myAppealsQuery, shownQuery, type MyAppeals } from './queries';
import { ShownTaskCard } from './ShownTaskCard';

/** Terms begin and end while one looks, ms. */
const tick = 10_000;

const route = getRouteApi('/frame/shell/attempts/$attemptId/appeals');

/** The marked work while it is shown, and the participant's appeals. Guardians read it. */
export function MyAppealsPage() {
  const { t } = useTranslation('appeals');
  const { attemptId } = route.useParams();
  const query = useQuery(myAppealsQuery(attemptId));
  const mine = query.data;
  return (
    <Page title={t('mine.title')} lead={mine && `${mine.olympiadTitle} · ${mine.roundTitle}`}>
      <div className="stack">
        <ErrorNotice error={query.error} />
        {query.isPending && (
          <Card>
            <Skeleton lines={4} />
          </Card>
        )}
        {mine && <Appeals mine={mine} />}
        {mine && <Shown mine={mine} />}
        <p>
          <Link to={mine && !mine.isOwn ? '/children' : '/my-olympiads'}>
            ← {t(mine && !mine.isOwn ? 'mine.backToChildren' : 'mine.back')}
          </Link>
        </p>
      </div>
    </Page>
  );
}

function Appeals({ mine }: { mine: MyAppeals }) {
  const { t } = useTranslation('appeals');
  const formats = useFormats();
  const [filing, setFiling] = useState(false);
  const now = useServerNow(tick);
  const { appeals, showingOpensAt, showingClosesAt, appealsUntil, procedureUntil } = mine;
  const hasProcedure = appeals.some(({ kind, state }) => kind === 'procedure' && state !== 'withdrawn');
  const mayProcedure = mine.isOwn && !hasProcedure && now < Date.parse(procedureUntil);
  return (
    <Card
      title={t('mine.appeals')}
      action={
        mine.hasAnalysis && (
          <Link className="btn ghost" to="/rounds/$roundId/analysis" params={{ roundId: mine.roundId }}>
            {t('analysis.title')}
          </Link>
        )
      }
    >
      <div className="stack">
        {showingOpensAt && showingClosesAt && appealsUntil ? (
          <dl className="appeal-terms">
            <div>
              <dt>{t('mine.showing')}</dt>
              <dd>{formats.span(showingOpensAt, showingClosesAt)}</dd>
            </div>
            <div>
              <dt>{t('mine.until')}</dt>
              <dd>{formats.dateTime(appealsUntil)}</dd>
            </div>
          </dl>
        ) : (
          <p className="muted">{t('mine.noShowing')}</p>
        )}
        {appeals.length > 0 && (
          <ul role="list" className="appeal-list">
            {appeals.map((appeal) => (
              <AppealItem key={appeal.id} appeal={appeal} mine={mine} />
            ))}
          </ul>
        )}
        {mayProcedure && (
          <div className="stack">
            <p className="small muted">{t('mine.procedureHint', { time: formats.dateTime(procedureUntil) })}</p>
            <div className="line">
              <Button kind="ghost" onClick={() => setFiling(true)}>
                {t('mine.procedure')}
              </Button>
            </div>
          </div>
        )}
        {filing && <AppealDialog attemptId={mine.attemptId} task={null} onClose={() => setFiling(false)} />}
      </div>
    </Card>
  );
}

function Shown({ mine }: { mine: MyAppeals }) {
  const { t } = useTranslation('appeals');
  const now = useServerNow(tick);
  const { attemptId, appeals, showingOpensAt, showingClosesAt, appealsUntil } = mine;
  const isShown =
    showingOpensAt !== null &&
    showingClosesAt !== null &&
    Date.parse(showingOpensAt) <= now &&
    now < Date.parse(showingClosesAt);
  const shown = useQuery({ ...shownQuery(attemptId), enabled: isShown });
  if (!isShown)
    return showingOpensAt === null ? null : (
      <p className="notice">{t(now < Date.parse(showingOpensAt) ? 'mine.shownLater' : 'mine.shownNoMore')}</p>
    );
  if (!shown.data)
    return shown.isError ? (
      <ErrorNotice error={shown.error} />
    ) : (
      <Card>
        <Skeleton lines={6} />
      </Card>
    );
  return shown.data.tasks.map((task) => (
    <ShownTaskCard
      key={task.taskId}
      task={task}
      attemptId={attemptId}
      mayAppeal={
        mine.isOwn &&
        task.markings.length > 0 &&
        now < Date.parse(appealsUntil!) &&
        !appeals.some(({ taskId, state }) => taskId === task.taskId && state !== 'withdrawn')
      }
    />
  ));
}
