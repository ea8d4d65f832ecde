import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../../api/errors';
import { useFormats } from '../../../i18n/format';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { TextAreaField } from '../../../ui/Field';
import { Page } from '../../../ui/Page';
import { ProgressBar } from '../../../ui/ProgressBar';
import { Tag } from '../../../ui/Tag';
import { CriterionPoints } from './CriterionPoints';
import { KnowAuthor } from './KnowAuthor';
import { OtherMarkings } from './OtherMarkings';
import { nextOpen, totalOf } from './points';
import { markingTasksQuery, type MarkingView } from './queries';
import { SavedComments } from './SavedComments';
import { useMarking } from './useMarking';
import { useMarkingKeys } from './useMarkingKeys';
import { WorkAnswer } from './WorkAnswer';

interface Props {
  view: MarkingView;
  back: ReactNode;
  /** Another work follows this one. */
  isOneOfMany: boolean;
  /** The marking is done: the next one is to come. */
  onNext: () => void;
}

/** Somebody else has the work, or it is not for this juror any more. */
const gone = new Set(['olympiad.marking.claim-lost', 'platform.not-found']);

/** A work by cipher on one side, the criteria on the other. */
export function MarkingDesk({ view, back, isOneOfMany, onNext }: Props) {
  const { t } = useTranslation('jury');
  const formats = useFormats();
  const { saver, points, comment, remarks, saving, error } = useMarking(view);
  const [current, setCurrent] = useState(0);
  const [ending, setEnding] = useState(false);
  // Known at once: a key that comes before the next work is meant for that one.
  const isEnding = useRef(false);
  const { criteria } = view;
  const open = nextOpen(criteria, points, current - 1);
  const max = criteria.reduce((sum, criterion) => sum + criterion.maxPoints, 0);

  useEffect(() => document.querySelector<HTMLElement>('h1')?.focus(), []);

  const give = (index: number, given: number | undefined) => {
    if (isEnding.current) return;
    const { id } = criteria[index]!;
    const rest = Object.fromEntries(Object.entries(points).filter(([other]) => other !== id));
    const after = given === undefined ? rest : { ...rest, [id]: given };
    saver.change({ points: after });
    if (given !== undefined) setCurrent(nextOpen(criteria, after, index) ?? index);
  };
  const finish = async () => {
    if (isEnding.current) return;
    if (open !== undefined) return setCurrent(open);
    isEnding.current = true;
    setEnding(true);
    if (await saver.end()) return onNext();
    isEnding.current = false;
    setEnding(false);
  };
  const giveBack = () => {
    saver.forget();
    onNext();
  };
  useMarkingKeys({
    digit: (digit) => give(current, digit),
    criterion: criteria[current]!,
    move: (step) => setCurrent((current + step + criteria.length) % criteria.length),
    next: () => void finish(),
  });

  return (
    <Page
      title={t('marking.of', { number: view.position, cipher: view.cipher })}
      width="wide"
      lead={back}
      action={
        <span role="status">
          <Tag kind={saving === 'offline' ? 'warn' : saving === 'saved' ? 'ok' : 'none'}>{t(`saving.${saving}`)}</Tag>
        </span>
      }
    >
      <div className="marking">
        <WorkAnswer view={view} remarks={remarks} onRemarks={(drawn) => saver.change({ remarks: drawn })} />
        <Card title={t('criteria.title')}>
          <div className="stack">
            {view.others.length > 0 && <OtherMarkings view={view} />}
            {criteria.map((criterion, index) => (
              <CriterionPoints
                key={criterion.id}
                criterion={criterion}
                given={points[criterion.id]}
                isCurrent={index === current}
                onFocus={() => setCurrent(index)}
                onGive={(given) => give(index, given)}
              />
            ))}
            <p className="marking-sum">
              <span>{t('criteria.total')}</span>
              <span className="num">
                {t('criteria.of', { points: formats.number(totalOf(points)), max: formats.number(max) })}
              </span>
            </p>
            <TextAreaField
              label={t('criteria.comment')}
              hint={t('criteria.commentHint')}
              maxLength={4000}
              rows={3}
              value={comment}
              onChange={(event) => saver.change({ comment: event.target.value })}
            />
            <SavedComments view={view} comment={comment} onInsert={(text) => saver.change({ comment: text })} />
            <ErrorNotice error={error} />
            {error instanceof ApiError && gone.has(error.code) && (
              <Button kind="ghost" onClick={onNext}>
                {t('criteria.another')}
              </Button>
            )}
            <Button busy={ending} onClick={() => void finish()}>
              {t(isOneOfMany ? 'criteria.next' : 'criteria.finish')}
            </Button>
            <KnowAuthor view={view} onDone={giveBack} />
            <p className="small muted">
              <kbd>0</kbd>–<kbd>9</kbd> {t('keys.points')} · <kbd>↑</kbd> <kbd>↓</kbd> {t('keys.criterion')} ·{' '}
              <kbd>Enter</kbd> {t(isOneOfMany ? 'keys.next' : 'keys.finish')}
            </p>
            <Progress view={view} />
          </div>
        </Card>
      </div>
    </Page>
  );
}

function Progress({ view: { roundId } }: { view: MarkingView }) {
  const { t } = useTranslation('jury');
  const tasks = useQuery(markingTasksQuery);
  const own = tasks.data?.filter((task) => task.roundId === roundId) ?? [];
  return (
    <section className="marking-progress">
      <h3>{t('progress.title')}</h3>
      {own.map(({ taskId, position, trackName, done, works }) => (
        <ProgressBar
          key={taskId}
          label={t('tasks.task', { number: position, track: trackName })}
          value={done}
          max={works}
        />
      ))}
    </section>
  );
}
