import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { ErrorNotice, Notice } from '../../../ui/ErrorNotice';
import { TextAreaField } from '../../../ui/Field';
import { Page } from '../../../ui/Page';
import { ProgressBar } from '../../../ui/ProgressBar';
import { Tag } from '../../../ui/Tag';
import { useMe } from '../../people/queries/me';
import { CriteriaList, Lacks } from './CriteriaList';
import { KeptTexts } from './KeptTexts';
import { keepText } from './keptTexts';
import { KeyHints } from './KeyHints';
import { KnowAuthor } from './KnowAuthor';
import { OtherMarkings } from './OtherMarkings';
import { markingTasksQuery, type MarkingView } from './queries';
import { withReady } from './ready';
import { juryCalls } from './saver';
import { SavedComments } from './SavedComments';
import { useMarkingDesk } from './useMarkingDesk';
import { WorkAnswer } from './WorkAnswer';

interface Props {
  view: MarkingView;
  back: ReactNode;
  /** Another work follows this one. */
  isOneOfMany: boolean;
  /** The marking is done: the next one is to come, or came along. */
  onNext: (next?: MarkingView) => void;
}

/** A work by cipher on one side, the criteria on the other. */
export function MarkingDesk({ view, back, isOneOfMany, onNext }: Props) {
  const { t } = useTranslation('jury');
  const personId = useMe()?.personId;
  const title = t('marking.of', { number: view.position, cipher: view.cipher });
  const marking = useMarkingDesk(
    view,
    onNext,
    juryCalls(isOneOfMany),
    (text) => personId !== undefined && keepText(personId, { markingId: view.id, title, text }),
    // Without the cipher: whoever signs in over the page reads it beside the name of the juror.
    t('marking.task', { number: view.position }),
  );
  const { saver, comment, remarks, saving, error, isGone } = marking;
  const giveBack = () => {
    saver.forget();
    onNext();
  };

  return (
    <Page
      title={title}
      width="wide"
      lead={back}
      action={
        <span role="status">
          <Tag kind={saving === 'offline' ? 'warn' : saving === 'saved' ? 'ok' : 'none'}>
            {t(isGone ? 'saving.gone' : `saving.${saving}`)}
          </Tag>
        </span>
      }
    >
      <div className="marking">
        <WorkAnswer view={view} remarks={remarks} onRemarks={(drawn) => saver.change({ remarks: drawn })} />
        <Card title={t('criteria.title')}>
          <div className="stack">
            {view.others.length > 0 && <OtherMarkings view={view} />}
            <CriteriaList marking={marking} />
            <TextAreaField
              label={t('criteria.comment')}
              hint={t('criteria.commentHint')}
              maxLength={4000}
              rows={3}
              value={comment}
              onChange={(event) => saver.change({ comment: event.target.value })}
            />
            <SavedComments view={view} comment={comment} onInsert={(text) => saver.change({ comment: text })} />
            {saving === 'offline' && !error && <Notice kind="warn">{t('saving.hint')}</Notice>}
            <ErrorNotice error={error} />
            <KeptTexts
              markingId={view.id}
              onInsert={isGone ? undefined : (text) => saver.change({ comment: withReady(comment, text) })}
            />
            {!isGone && <Lacks marking={marking} />}
            <Button busy={marking.ending} onClick={() => void marking.finish()}>
              {t(isGone ? 'criteria.another' : isOneOfMany ? 'criteria.next' : 'criteria.finish')}
            </Button>
            <KnowAuthor view={view} onDone={giveBack} />
            <KeyHints enter={t(isOneOfMany ? 'keys.next' : 'keys.finish')} />
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
