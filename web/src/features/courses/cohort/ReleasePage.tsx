import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, body } from '../../../api/client';
import type { components } from '../../../api/schema';
import { useFormats } from '../../../i18n/format';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { Page } from '../../../ui/Page';
import { Skeleton } from '../../../ui/Skeleton';
import { Tag } from '../../../ui/Tag';
import { releaseQuery, type Release } from '../queries/cohorts';
import '../courses.css';

type Module = Release['modules'][number];
type Unit = Module['units'][number];
type Said = NonNullable<Unit['said']>;
type Word = components['schemas']['TutorsWord'];

const route = getRouteApi('/frame/shell/cohorts/$cohortId/release');

/** What of the course is open in a cohort, and the word of its tutor about it. */
export function ReleasePage() {
  const { t } = useTranslation('courseDesk');
  const { cohortId } = route.useParams();
  const release = useQuery(releaseQuery(cohortId));
  const back = (
    <Link to="/cohorts/$cohortId" params={{ cohortId }}>
      {release.data ? `${release.data.course}: ${release.data.cohort}` : t('word.toCohort')}
    </Link>
  );
  return (
    <Page title={t('word.title')} lead={back}>
      {release.data ? (
        <div className="stack">
          <p className="muted">{t('word.hint')}</p>
          {release.data.modules.map((module) => (
            <ModuleCard key={module.id} cohortId={cohortId} module={module} active={release.data.active} />
          ))}
        </div>
      ) : release.isError ? (
        <ErrorNotice error={release.error} />
      ) : (
        <Skeleton lines={8} />
      )}
    </Page>
  );
}

function ModuleCard({ cohortId, module, active }: { cohortId: string; module: Module; active: number }) {
  const { t } = useTranslation('courseDesk');
  return (
    <Card title={module.title}>
      <ul role="list" className="course-list">
        <li>
          <div>
            <p>
              <b>{t('word.module')}</b> {module.said && <WordTag word={module.said.word} />}
            </p>
            {module.said && <By said={module.said} />}
          </div>
          <Words cohortId={cohortId} target={module.id} title={module.title} said={module.said} />
        </li>
        {module.units.map((unit) => (
          <li key={unit.id}>
            <UnitWords unit={unit} ofModule={module.said} active={active} />
            <Words cohortId={cohortId} target={unit.id} title={unit.title} said={unit.said} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function UnitWords({ unit, ofModule, active }: { unit: Unit; ofModule: Said | null; active: number }) {
  const { t } = useTranslation('courseDesk');
  const formats = useFormats();
  const said = unit.said ?? ofModule;
  const plan = [
    unit.plannedAt && t('word.plan.at', { at: formats.dateTime(unit.plannedAt) }),
    unit.plannedOn && t('word.plan.on', { date: formats.dayAndMonth(unit.plannedOn) }),
    unit.byWord && t('word.plan.byWord'),
    !unit.plannedAt && !unit.plannedOn && !unit.byWord && t('word.plan.atOnce'),
    unit.waitsFor.length > 0 &&
      t('word.plan.after', {
        count: unit.waitsFor.length,
        units: formats.list(unit.waitsFor.map((title) => `«${title}»`)),
      }),
    unit.groups.length > 0 && t('word.onlyFor', { groups: formats.list(unit.groups) }),
  ];
  return (
    <div>
      <p>
        {unit.title} {said && <WordTag word={said.word} />}{' '}
        {!unit.said && ofModule && <span className="small muted">{t('word.ofModule')}</span>}
      </p>
      {unit.said && <By said={unit.said} />}
      <p className="small muted">{plan.filter(Boolean).join(' · ')}</p>
      {unit.opened > 0 && <p className="small muted">{t('word.opened', { count: unit.opened, all: active })}</p>}
    </div>
  );
}

function WordTag({ word }: { word: Word }) {
  const { t } = useTranslation('courseDesk');
  return <Tag kind={word === 'open' ? 'ok' : 'warn'}>{t(word === 'open' ? 'word.saidOpen' : 'word.saidClosed')}</Tag>;
}

function By({ said }: { said: Said }) {
  const { t } = useTranslation('courseDesk');
  const formats = useFormats();
  return <p className="small muted">{t('word.by', { by: said.by, at: formats.dateTime(said.at) })}</p>;
}

/** Two ways at a time: the other word, and back to the plan. */
function Words({
  cohortId,
  target,
  title,
  said,
}: {
  cohortId: string;
  target: string;
  title: string;
  said: Said | null;
}) {
  const { t } = useTranslation('courseDesk');
  const queries = useQueryClient();
  const say = useMutation({
    mutationFn: (word: Word | null) =>
      body(
        api.PUT('/api/cohorts/{id}/release/{targetId}', {
          params: { path: { id: cohortId, targetId: target } },
          body: { word },
        }),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: releaseQuery(cohortId).queryKey }),
  });
  return (
    <div className="stack tight">
      <div className="line">
        {said?.word !== 'open' && (
          <Button
            kind="ghost"
            className="small-btn"
            busy={say.isPending && say.variables === 'open'}
            aria-label={t('word.openOf', { title })}
            onClick={() => say.mutate('open')}
          >
            {t('word.open')}
          </Button>
        )}
        {said?.word !== 'closed' && (
          <Button
            kind="ghost"
            className="small-btn"
            busy={say.isPending && say.variables === 'closed'}
            aria-label={t(said ? 'word.closeAgainOf' : 'word.closeOf', { title })}
            onClick={() => say.mutate('closed')}
          >
            {t(said ? 'word.closeAgain' : 'word.close')}
          </Button>
        )}
        {said && (
          <Button
            kind="ghost"
            className="small-btn"
            busy={say.isPending && say.variables === null}
            aria-label={t('word.byPlanOf', { title })}
            onClick={() => say.mutate(null)}
          >
            {t('word.byPlan')}
          </Button>
        )}
      </div>
      <ErrorNotice error={say.error} />
    </div>
  );
}
