import '../../../ui/field.css';
import '../../../sitting/sitting.css';
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
import type { SheetFile } from '../sheets/useLeaves';
import { AppealDialog } from './AppealDialog';
import { AppealItem } from './AppealItem';
import { myAppealsQuery, shownQuery, type MarkedTask, type MyAppeals } from './queries';
import { filesOf, ShownTaskCard } from './ShownTaskCard';

/** Terms begin and end while one looks, ms. */
const tick = 10_000;

const route = getRouteApi('/frame/shell/attempts/$attemptId/appeals');

/** What is about to be appealed against; without a task it is the procedure. */
interface Filing {
  task: MarkedTask | null;
  files?: SheetFile[];
}

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
        {mine && <MineOf mine={mine} />}
        <p>
          <Link to={mine && !mine.isOwn ? '/children' : '/my-olympiads'}>
            ← {t(mine && !mine.isOwn ? 'mine.backToChildren' : 'mine.back')}
          </Link>
        </p>
      </div>
    </Page>
  );
}

function MineOf({ mine }: { mine: MyAppeals }) {
  const { t } = useTranslation('appeals');
  const now = useServerNow(tick);
  // Above the cards: what is being written outlives the end of the showing.
  const [filing, setFiling] = useState<Filing>();
  const { appeals, showingOpensAt, showingClosesAt, appealsUntil } = mine;
  const isShown =
    showingOpensAt !== null &&
    showingClosesAt !== null &&
    Date.parse(showingOpensAt) <= now &&
    now < Date.parse(showingClosesAt);
  const mayAppeal = mine.isOwn && appealsUntil !== null && now < Date.parse(appealsUntil);
  const open = mine.marked.filter(
    (task) => mayAppeal && !appeals.some(({ taskId, state }) => taskId === task.taskId && state !== 'withdrawn'),
  );
  return (
    <>
      <Appeals mine={mine} now={now} open={isShown ? [] : open} onFile={(task) => setFiling({ task })} />
      {isShown ? (
        <Shown attemptId={mine.attemptId} open={open} onFile={setFiling} />
      ) : (
        showingOpensAt !== null && (
          <p className="notice">{t(now < Date.parse(showingOpensAt) ? 'mine.shownLater' : 'mine.shownNoMore')}</p>
        )
      )}
      {filing && <AppealDialog attemptId={mine.attemptId} {...filing} onClose={() => setFiling(undefined)} />}
    </>
  );
}

interface AppealsProps {
  mine: MyAppeals;
  now: number;
  /** Tasks that are not seen below, and against whose points one may appeal. */
  open: MarkedTask[];
  onFile: (task: MarkedTask | null) => void;
}

function Appeals({ mine, now, open, onFile }: AppealsProps) {
  const { t } = useTranslation('appeals');
  const formats = useFormats();
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
        {open.length > 0 && (
          <div className="line">
            {open.map((task) => (
              <Button key={task.taskId} kind="ghost" onClick={() => onFile(task)}>
                {t('task.appealOf', { number: task.position })}
              </Button>
            ))}
          </div>
        )}
        {mayProcedure && (
          <div className="stack">
            <p className="small muted">{t('mine.procedureHint', { time: formats.dateTime(procedureUntil) })}</p>
            <div className="line">
              <Button kind="ghost" onClick={() => onFile(null)}>
                {t('mine.procedure')}
              </Button>
            </div>
          </div>
        )}
      </div>
    </Card>
  );
}

interface ShownProps {
  attemptId: string;
  /** Against whose points one may appeal. */
  open: MarkedTask[];
  onFile: (filing: Filing) => void;
}

function Shown({ attemptId, open, onFile }: ShownProps) {
  const shown = useQuery(shownQuery(attemptId));
  if (!shown.data)
    return shown.isError ? (
      <ErrorNotice error={shown.error} />
    ) : (
      <Card>
        <Skeleton lines={6} />
      </Card>
    );
  return shown.data.tasks.map((task) => {
    const marked = open.find(({ taskId }) => taskId === task.taskId);
    return (
      <ShownTaskCard
        key={task.taskId}
        task={task}
        attemptId={attemptId}
        onAppeal={marked && (() => onFile({ task: marked, files: filesOf(task, attemptId) }))}
      />
    );
  });
}
