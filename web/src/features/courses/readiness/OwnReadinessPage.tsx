import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../i18n/format';
import { Card } from '../../../ui/Card';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { Page } from '../../../ui/Page';
import { Skeleton } from '../../../ui/Skeleton';
import { Tag } from '../../../ui/Tag';
import { enrolmentKinds } from '../words';
import { LevelSteps } from './LevelSteps';
import { frameworkQuery, ownReadinessQuery, type Framework, type OwnReadiness } from './queries';
import './readiness.css';

/** «Моя ИКТ-готовность»: levels then and now, and the courses that lead on. */
export function OwnReadinessPage() {
  const { t } = useTranslation('readiness');
  const framework = useQuery(frameworkQuery);
  const own = useQuery(ownReadinessQuery);
  return (
    <Page title={t('own.title')} lead={t('own.lead')}>
      <div className="stack">
        <ErrorNotice error={own.error ?? framework.error} />
        {(own.isPending || framework.isPending) && <Skeleton lines={6} />}
        {own.data && framework.data && <Known own={own.data} framework={framework.data} />}
      </div>
    </Page>
  );
}

function Known({ own, framework }: { own: OwnReadiness; framework: Framework }) {
  const { t } = useTranslation('readiness');
  const isMeasured = own.levels.length > 0;
  const target = framework.levels[framework.targetLevel - 1]?.title;
  return (
    <>
      {own.diagnostics.length > 0 && (
        <Card title={t(isMeasured ? 'own.again' : 'own.begin')}>
          <p className="muted">{t(isMeasured ? 'own.againHint' : 'own.beginHint')}</p>
          <ul role="list" className="course-list">
            {own.diagnostics.map((course) => (
              <CourseLine key={course.courseId} course={course} />
            ))}
          </ul>
        </Card>
      )}
      {!isMeasured && own.diagnostics.length === 0 && (
        <Card>
          <EmptyState title={t('own.none')}>{t('own.noneHint')}</EmptyState>
        </Card>
      )}
      {isMeasured && <Levels own={own} framework={framework} />}
      {isMeasured && (
        <Card title={t('own.route')}>
          {own.route.length === 0 ? (
            <p className="muted">{t('own.routeNone', { target })}</p>
          ) : (
            <>
              <p className="muted">{t('own.routeHint', { target })}</p>
              <ol className="course-list">
                {own.route.map((step) => (
                  <CourseLine key={step.course.courseId} course={step.course}>
                    <p className="small">
                      {step.gains
                        .map((gain) =>
                          t('own.gain', {
                            competence: framework.areas
                              .flatMap((area) => area.competences)
                              .find(({ id }) => id === gain.competenceId)?.title,
                            level: framework.levels[gain.level - 1]?.title,
                          }),
                        )
                        .join('; ')}
                    </p>
                  </CourseLine>
                ))}
              </ol>
            </>
          )}
        </Card>
      )}
    </>
  );
}

function Levels({ own, framework }: { own: OwnReadiness; framework: Framework }) {
  const { t } = useTranslation('readiness');
  const formats = useFormats();
  const levels = new Map(own.levels.map((level) => [level.competenceId, level]));
  const last = own.levels
    .map(({ nowAt }) => nowAt)
    .sort()
    .at(-1)!;
  return (
    <Card title={t('own.levels')}>
      <div className="stack">
        <p className="small muted">
          {t('own.legend', { date: formats.date(last), target: framework.levels[framework.targetLevel - 1]?.title })}
        </p>
        {framework.areas
          .filter((area) => area.competences.some(({ id }) => levels.has(id)))
          .map((area) => (
            <section key={area.id}>
              <h3>{area.title}</h3>
              <ul role="list" className="readiness-list">
                {area.competences.flatMap((competence) => {
                  const level = levels.get(competence.id);
                  if (!level) return [];
                  return (
                    <li key={competence.id}>
                      <span>
                        {competence.title}
                        <span className="small muted"> {competence.description}</span>
                      </span>
                      <LevelSteps
                        levels={framework.levels}
                        first={level.first}
                        now={level.now}
                        target={framework.targetLevel}
                      />
                    </li>
                  );
                })}
              </ul>
            </section>
          ))}
        {framework.areas.some((area) => area.competences.some(({ id }) => !levels.has(id))) && (
          <p className="small muted">{t('own.unknown')}</p>
        )}
      </div>
    </Card>
  );
}

function CourseLine({ course, children }: { course: OwnReadiness['diagnostics'][number]; children?: React.ReactNode }) {
  const { t } = useTranslation(['readiness', 'courses']);
  const { enrolmentId, state } = course;
  const learns = state === 'active' || state === 'completed';
  return (
    <li>
      <div>
        <b>{course.title}</b> <span className="muted">{t('courses:hours', { count: course.hours })}</span>
        {children}
      </div>
      <div className="line">
        {state && <Tag kind={enrolmentKinds[state]}>{t(`courses:enrolment.${state}`)}</Tag>}
        {enrolmentId && learns && (
          <Link
            className={state === 'active' ? 'btn primary' : 'btn ghost'}
            to="/learning/$enrolmentId"
            params={{ enrolmentId }}
          >
            {t(state === 'active' ? 'own.goOn' : 'own.look')}
          </Link>
        )}
        {course.isOffered && (!state || state === 'left' || state === 'refused' || state === 'completed') && (
          <Link className="btn primary" to="/learning">
            {t(state === 'completed' ? 'own.takeAgain' : 'own.enrol')}
          </Link>
        )}
      </div>
    </li>
  );
}
