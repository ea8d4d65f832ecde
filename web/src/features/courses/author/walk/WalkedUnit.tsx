import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../../i18n/format';
import { Button } from '../../../../ui/Button';
import { Card } from '../../../../ui/Card';
import { ErrorNotice, Notice } from '../../../../ui/ErrorNotice';
import { Page } from '../../../../ui/Page';
import { Skeleton } from '../../../../ui/Skeleton';
import { Tag } from '../../../../ui/Tag';
import { Criteria } from '../../assignments/Criteria';
import { WhyLocked } from '../../learning/OutlineUnit';
import { QuizFacts } from '../../quiz/QuizFacts';
import { ScormUnit } from '../../scorm/ScormUnit';
import { Rules } from '../../together/Rules';
import { UnitBody } from '../../UnitBody';
import { VideoPlayer } from '../../video/VideoPlayer';
import { QuizPreview } from '../quiz/QuizPreview';
import { walkUnitQuery, type Walk, type WalkedContent, type WalkedUnit as Walked } from './queries';

interface Props {
  courseId: string;
  walk: Walk;
  unit: Walked;
  /** @param share Of its points; null of a unit that gives none. */
  onDone: (share: number | null) => void;
  onTakeBack: () => void;
}

const search = (unit: string | undefined) => ((known: object) => ({ ...known, unit })) as never;

/** One unit on the walk through the draft, and the way to the next, open or not. */
export function WalkedUnit({ courseId, walk, unit, onDone, onTakeBack }: Props) {
  const { t } = useTranslation(['courses', 'courseDesk', 'common']);
  const formats = useFormats();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const content = useQuery(walkUnitQuery(courseId, unit.id));
  const units = walk.modules.flatMap((module) => module.units);
  const at = units.findIndex(({ id }) => id === unit.id);
  const [previous, next] = [units[at - 1], units[at + 1]];
  const isComplete = unit.state === 'complete';
  const isMarked = unit.kind === 'assignment' || unit.kind === 'quiz';

  useEffect(() => {
    if (next) void queries.prefetchQuery(walkUnitQuery(courseId, next.id));
  }, [queries, courseId, next]);

  const goOn = () => void navigate({ to: '.', search: search(next?.id) });
  return (
    <Page
      title={unit.title}
      lead={
        <>
          <Link to="." search={search(undefined)}>
            {walk.title}
          </Link>{' '}
          · {t(`kind.${unit.kind}`)} · {t('courseDesk:walk.place', { number: at + 1, count: units.length })}
        </>
      }
      action={
        isComplete ? (
          <Tag kind="ok">{t('unit.state.complete')}</Tag>
        ) : unit.dueOn ? (
          <Tag kind={unit.isOverdue ? 'bad' : 'none'}>
            {t(unit.isOverdue ? 'unit.overdue' : 'unit.due', { date: formats.dayAndMonth(unit.dueOn) })}
          </Tag>
        ) : undefined
      }
    >
      <Card>
        <div className="stack">
          {unit.state === 'locked' && (
            <Notice kind="warn">
              <p>
                <b>{t('courseDesk:walk.closed')}</b>
              </p>
              <WhyLocked unit={unit} />
            </Notice>
          )}
          {content.isPending && <Skeleton lines={8} />}
          <ErrorNotice error={content.error} />
          {content.data && <Body courseId={courseId} unit={unit} content={content.data} onPassed={onDone} />}
          {unit.kind === 'assignment' && <p className="small muted">{t('courseDesk:walk.acceptHint')}</p>}
          <nav className="unit-foot" aria-label={t('unit.ways')}>
            <Link className="btn ghost" to="." search={search(previous?.id)}>
              {t(previous ? 'common:back' : 'courseDesk:walk.toOutline')}
            </Link>
            <div className="line">
              {isComplete ? (
                <>
                  <Button kind="ghost" onClick={onTakeBack}>
                    {t('courseDesk:walk.takeBack')}
                  </Button>
                  <Button onClick={goOn}>{t(next ? 'unit.next' : 'courseDesk:walk.toOutline')}</Button>
                </>
              ) : (
                <>
                  {next && (
                    <Button kind="ghost" onClick={goOn}>
                      {t('courseDesk:walk.skip')}
                    </Button>
                  )}
                  <Button
                    onClick={() => {
                      onDone(isMarked ? 1 : null);
                      goOn();
                    }}
                  >
                    {t(isMarked ? 'courseDesk:walk.accept' : next ? 'unit.completeAndNext' : 'unit.complete')}
                  </Button>
                </>
              )}
            </div>
          </nav>
        </div>
      </Card>
    </Page>
  );
}

interface BodyProps {
  courseId: string;
  unit: Walked;
  content: WalkedContent;
  onPassed: (share: number) => void;
}

/** With the components of the learner's page that write nothing. */
function Body({ courseId, unit, content: { view, quiz }, onPassed }: BodyProps) {
  // An address that is only half written yet leads nowhere.
  const address = view.address && URL.canParse(view.address) ? view.address : null;
  return (
    <>
      <UnitBody view={{ ...view, address }} />
      {view.video && <VideoPlayer video={view.video} title={view.title} startAt={0} />}
      {view.scorm && <ScormUnit title={view.title} scorm={view.scorm} learner={null} />}
      {view.assignment && view.assignment.criteria.length > 0 && <Criteria {...view.assignment} />}
      {view.assignment && <Rules assignment={view.assignment} hasDue={unit.dueOn !== null} />}
      {quiz && (
        <>
          <QuizFacts quiz={quiz} />
          <QuizPreview courseId={courseId} unitId={unit.id} version={0} onPassed={onPassed} />
        </>
      )}
    </>
  );
}
