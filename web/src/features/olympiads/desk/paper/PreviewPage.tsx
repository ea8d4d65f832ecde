import { useQuery } from '@tanstack/react-query';
import { Link, getRouteApi } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { serverClock } from '../../../../api/clock';
import { Button } from '../../../../ui/Button';
import { Dialog } from '../../../../ui/Dialog';
import { ErrorNotice } from '../../../../ui/ErrorNotice';
import { Skeleton } from '../../../../ui/Skeleton';
import { Clock } from '../../../../sitting/Clock';
import type { Answer } from '../../../../sitting/contract';
import type { AttemptView } from '../../attempt/contract';
import { OneTask } from '../../../../sitting/OneTask';
import { OpenTasks } from '../../../../sitting/OpenTasks';
import { Question } from '../../../../sitting/questions/Question';
import { paperQuery, previewQuery, type Paper } from '../queries';
import '../../../../ui/field.css';
import '../../../../sitting/sitting.css';

const route = getRouteApi('/olympiads/$olympiadId/papers/$paperId/preview');

/** The paper as its participants sit it: one task at a time, with clock, marks and the last look. What is answered here stays nowhere. */
export function PreviewPage() {
  const { t } = useTranslation('desk');
  const { olympiadId, paperId } = route.useParams();
  const preview = useQuery(previewQuery(paperId));
  const paper = useQuery(paperQuery(paperId));

  useEffect(() => {
    document.title = t('paper.preview');
  }, [t]);

  if (preview.data && paper.data && preview.data.tasks.length > 0)
    return <Sitting paper={preview.data as AttemptView['paper']} plan={paper.data} />;
  return (
    <main id="content" className="attempt-body" tabIndex={-1}>
      <h1 tabIndex={-1}>{t('paper.preview')}</h1>
      <div className="stack">
        <ErrorNotice error={preview.error ?? paper.error} />
        {(preview.isPending || paper.isPending) && <Skeleton lines={8} />}
        {preview.data?.tasks.length === 0 && <p className="muted">{t('paper.empty')}</p>}
        <Link to="/olympiads/$olympiadId/papers/$paperId" params={{ olympiadId, paperId }}>
          ← {t('paper.back')}
        </Link>
      </div>
    </main>
  );
}

function Sitting({ paper, plan }: { paper: AttemptView['paper']; plan: Paper }) {
  const { t } = useTranslation(['desk', 'attempt']);
  const { olympiadId, paperId } = route.useParams();
  const [answers, setAnswers] = useState<ReadonlyMap<string, Answer | null>>(new Map());
  const [index, setIndex] = useState(0);
  const [flags, setFlags] = useState<string[]>([]);
  const [deadline] = useState(() => serverClock.now() + (plan.roundMinutes + plan.moreMinutes) * 60_000);
  return (
    <OneTask
      head={
        <header className="attempt-head">
          <div className="attempt-name">
            <b>{paper.title}</b>
            <p className="small">
              <Link to="/olympiads/$olympiadId/papers/$paperId" params={{ olympiadId, paperId }}>
                ← {t('paper.back')}
              </Link>
            </p>
          </div>
          <Clock deadline={deadline} paused={undefined} />
          <p className="save busy">{t('paper.previewHint')}</p>
        </header>
      }
      paper={paper}
      answers={answers}
      place={{
        index,
        flags,
        goTo: setIndex,
        toggleFlag: (id) => setFlags(flags.includes(id) ? flags.filter((other) => other !== id) : [...flags, id]),
      }}
      question={(task, statementId) => (
        <Question
          key={task.id}
          body={task.body}
          answer={answers.get(task.id) ?? null}
          onChange={(answer) => setAnswers(new Map(answers).set(task.id, answer))}
          locked={false}
          seed={task.id}
          statementId={statementId}
        />
      )}
      handIn={(go, close) => (
        <Dialog title={t('attempt:handIn.title')} onClose={close}>
          <div className="stack">
            <OpenTasks tasks={paper.tasks} answers={answers} flags={flags} onGo={go} />
            <p className="muted">{t('paper.previewEnd')}</p>
            <div className="line">
              <Link className="btn" to="/olympiads/$olympiadId/papers/$paperId" params={{ olympiadId, paperId }}>
                {t('paper.back')}
              </Link>
              <Button kind="ghost" onClick={close}>
                {t('attempt:handIn.back')}
              </Button>
            </div>
          </div>
        </Dialog>
      )}
    />
  );
}
