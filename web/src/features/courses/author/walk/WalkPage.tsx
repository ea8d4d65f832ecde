import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../../i18n/format';
import { timeZone, toWall } from '../../../../i18n/zone';
import { Button } from '../../../../ui/Button';
import { Card } from '../../../../ui/Card';
import { EmptyState } from '../../../../ui/EmptyState';
import { ErrorNotice, Notice } from '../../../../ui/ErrorNotice';
import { Page } from '../../../../ui/Page';
import { ProgressBar } from '../../../../ui/ProgressBar';
import { Skeleton } from '../../../../ui/Skeleton';
import { useServerNow } from '../../../../ui/time';
import { OutlineUnit } from '../../learning/OutlineUnit';
import { eyesOf } from './eyes';
import { EyesFields } from './EyesFields';
import { walkQuery, type Done, type Walk } from './queries';
import { WalkedUnit } from './WalkedUnit';
import '../../courses.css';

const route = getRouteApi('/frame/shell/courses/$courseId/walk');

/** The draft as a learner would find it, from the outline through all its units. What was done on the way is known to this page alone. */
export function WalkPage() {
  const { t } = useTranslation(['courses', 'courseDesk']);
  const { courseId } = route.useParams();
  const search: Record<string, unknown> = route.useSearch();
  const today = toWall(useServerNow(60_000), timeZone()).slice(0, 10);
  const eyes = eyesOf(search, today);
  const [done, setDone] = useState<Done>({});
  const walk = useQuery(walkQuery(courseId, eyes, done));
  if (!walk.data)
    return (
      <Page title={t('courseDesk:walk.lead')} lead={<ToEditor courseId={courseId} />}>
        {walk.isError ? <ErrorNotice error={walk.error} /> : <Skeleton lines={8} />}
      </Page>
    );
  const units = walk.data.modules.flatMap((module) => module.units);
  const unit = units.find(({ id }) => id === search.unit);
  if (unit)
    return (
      <WalkedUnit
        key={unit.id}
        courseId={courseId}
        walk={walk.data}
        unit={unit}
        onDone={(share) => setDone((known) => ({ ...known, [unit.id]: share }))}
        onTakeBack={() =>
          setDone((known) => Object.fromEntries(Object.entries(known).filter(([id]) => id !== unit.id)))
        }
      />
    );
  return (
    <Outline
      courseId={courseId}
      walk={walk.data}
      eyes={<EyesFields eyes={eyes} groups={walk.data.groups} error={walk.error} />}
      onRestart={Object.keys(done).length > 0 ? () => setDone({}) : undefined}
    />
  );
}

function ToEditor({ courseId }: { courseId: string }) {
  const { t } = useTranslation('courseDesk');
  return (
    <>
      {t('walk.lead')} ·{' '}
      <Link to="/courses/$courseId" params={{ courseId }}>
        {t('walk.toEditor')}
      </Link>
    </>
  );
}

interface OutlineProps {
  courseId: string;
  walk: Walk;
  eyes: ReactNode;
  onRestart: (() => void) | undefined;
}

function Outline({ courseId, walk, eyes, onRestart }: OutlineProps) {
  const { t } = useTranslation(['courses', 'courseDesk']);
  const formats = useFormats();
  const units = walk.modules.flatMap((module) => module.units);
  const done = units.filter(({ state }) => state === 'complete').length;
  const next = walk.nextUnitId;
  const wayTo = (unit: string) => ({ search: (known: object) => ({ ...known, unit }) as never });
  return (
    <Page
      title={walk.title}
      lead={<ToEditor courseId={courseId} />}
      action={
        next && !walk.isComplete ? (
          <Link className="btn primary" to="." {...wayTo(next)}>
            {t(done === 0 ? 'courseDesk:walk.begin' : 'courseDesk:walk.goOn')}
          </Link>
        ) : undefined
      }
    >
      <div className="stack">
        <Notice>{t('courseDesk:walk.nothingKept')}</Notice>
        <Card title={t('courseDesk:walk.moment')}>{eyes}</Card>
        {walk.isComplete ? (
          <Notice kind="ok">{t('courseDesk:walk.complete')}</Notice>
        ) : (
          !next && units.length > 0 && <Notice kind="warn">{t('courseDesk:walk.nothingOpen')}</Notice>
        )}
        {units.length === 0 ? (
          <EmptyState title={t('courseDesk:walk.empty')} />
        ) : (
          <Card>
            <ProgressBar label={t('learning.progress')} value={done} max={units.length} />
            {onRestart && (
              <div className="line">
                <Button kind="ghost" onClick={onRestart}>
                  {t('courseDesk:walk.again')}
                </Button>
              </div>
            )}
          </Card>
        )}
        {walk.modules.map((module, index) => (
          <Card key={index} title={module.title}>
            <ul role="list" className="outline">
              {module.units.map((unit) => (
                <OutlineUnit
                  key={unit.id}
                  unit={unit}
                  isNext={unit.id === next && !walk.isComplete}
                  name={
                    // What is closed to a learner can be looked at here.
                    <Link to="." {...wayTo(unit.id)} className={unit.state === 'locked' ? 'muted' : undefined}>
                      <b>{unit.title}</b>
                    </Link>
                  }
                />
              ))}
            </ul>
          </Card>
        ))}
        {walk.hidden.length > 0 && (
          <Card title={t('courseDesk:walk.hidden')}>
            <p className="small muted">{t('courseDesk:walk.hiddenHint')}</p>
            <ul>
              {walk.hidden.map((unit) => (
                <li key={unit.id}>
                  {unit.title}{' '}
                  <span className="small muted">
                    {t('courseDesk:walk.onlyFor', { groups: formats.list(unit.groups) })}
                  </span>
                </li>
              ))}
            </ul>
          </Card>
        )}
      </div>
    </Page>
  );
}
