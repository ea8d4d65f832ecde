import { useMutation, useQuery, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { getRouteApi, useBlocker } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { SelectField } from '../../../ui/Field';
import { Page } from '../../../ui/Page';
import { Skeleton } from '../../../ui/Skeleton';
import { CourseFrame } from '../author/CourseFrame';
import { courseQuery } from '../queries/courses';
import {
  courseReadinessQuery,
  frameworkQuery,
  type CourseReadiness,
  type Development,
  type Framework,
} from './queries';
import './readiness.css';

const route = getRouteApi('/frame/shell/courses/$courseId/readiness');

/** What a course has to do with ICT readiness: what it develops, and what of it shows a level. */
export function CourseReadinessPage() {
  const { t } = useTranslation(['readiness', 'courses']);
  const { courseId } = route.useParams();
  const course = useQuery(courseQuery(courseId));
  const framework = useQuery(frameworkQuery);
  const readiness = useQuery(courseReadinessQuery(courseId));
  const queries = useQueryClient();
  // Here, because the editor begins anew with what was saved.
  const save = useMutation({
    mutationFn: (body: Written) => api.PUT('/api/courses/{id}/readiness', { params: { path: { id: courseId } }, body }),
    onSuccess: () => queries.invalidateQueries({ queryKey: courseReadinessQuery(courseId).queryKey }),
  });
  const error = course.error ?? framework.error ?? readiness.error;
  if (!course.data || !framework.data || !readiness.data)
    return (
      <Page title={t('courses:author.heading')} width="wide">
        {error ? <ErrorNotice error={error} /> : <Skeleton lines={8} />}
      </Page>
    );
  return (
    <CourseFrame course={course.data}>
      <Editor key={readiness.data.version ?? 0} readiness={readiness.data} framework={framework.data} save={save} />
    </CourseFrame>
  );
}

const itemKey = (unitId: string, itemId: string | null) => `${unitId}/${itemId ?? ''}`;

type Written = Pick<CourseReadiness, 'develops' | 'checks' | 'version'>;

interface EditorProps {
  readiness: CourseReadiness;
  framework: Framework;
  save: UseMutationResult<unknown, unknown, Written>;
}

function Editor({ readiness, framework, save }: EditorProps) {
  const { t } = useTranslation('readiness');
  const [develops, setDevelops] = useState(readiness.develops);
  const [checks, setChecks] = useState(readiness.checks);
  const isChanged = develops !== readiness.develops || checks !== readiness.checks;
  const isUnsaved = isChanged && !save.isPending;
  useBlocker({
    shouldBlockFn: () => isUnsaved && !window.confirm(t('framework.leave')),
    enableBeforeUnload: () => isUnsaved,
  });
  const competences = framework.areas.flatMap((area) => area.competences);
  const first = competences[0]!;
  const free = competences.find(({ id }) => !develops.some((known) => known.competenceId === id));
  const { items } = readiness;
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (isChanged) save.mutate({ develops, checks, version: readiness.version });
      }}
    >
      <Card title={t('course.develops')}>
        <div className="stack">
          <p className="muted">{t('course.developsHint')}</p>
          <div className="readiness-checks">
            {develops.map((development, index) => (
              <div key={development.competenceId} className="readiness-edit">
                <CompetenceFields
                  framework={framework}
                  value={development}
                  taken={develops.filter((other) => other !== development).map((other) => other.competenceId)}
                  onChange={(change) => setDevelops(develops.map((other, n) => (n === index ? change : other)))}
                />
                <Button kind="ghost" onClick={() => setDevelops(develops.filter((_, n) => n !== index))}>
                  {t('framework.remove')}
                </Button>
              </div>
            ))}
          </div>
          {free && (
            <Button
              kind="ghost"
              className="readiness-add"
              onClick={() => setDevelops([...develops, { competenceId: free.id, level: framework.targetLevel }])}
            >
              {t('course.addDevelopment')}
            </Button>
          )}
        </div>
      </Card>
      <Card title={t('course.checks')}>
        <div className="stack">
          <p className="muted">{t(items.length === 0 ? 'course.nothingMarked' : 'course.checksHint')}</p>
          <div className="readiness-checks">
            {checks.map((check, index) => {
              const change = (part: Partial<typeof check>) =>
                setChecks(checks.map((other, n) => (n === index ? { ...other, ...part } : other)));
              return (
                <div key={index}>
                  <SelectField
                    label={t('course.item')}
                    value={itemKey(check.unitId, check.itemId)}
                    onChange={({ target }) => {
                      const item = items.find((known) => itemKey(known.unitId, known.itemId) === target.value)!;
                      change({ unitId: item.unitId, itemId: item.itemId });
                    }}
                  >
                    {items.map((item) => (
                      <option key={itemKey(item.unitId, item.itemId)} value={itemKey(item.unitId, item.itemId)}>
                        {item.title ? `${item.unit}: ${item.title}` : t('course.whole', { unit: item.unit })}
                      </option>
                    ))}
                  </SelectField>
                  <CompetenceFields framework={framework} value={check} taken={[]} onChange={change} />
                  <Button kind="ghost" onClick={() => setChecks(checks.filter((_, n) => n !== index))}>
                    {t('framework.remove')}
                  </Button>
                </div>
              );
            })}
          </div>
          {items[0] && (
            <Button
              kind="ghost"
              className="readiness-add"
              onClick={() =>
                setChecks([
                  ...checks,
                  { unitId: items[0]!.unitId, itemId: items[0]!.itemId, competenceId: first.id, level: 1 },
                ])
              }
            >
              {t('course.addCheck')}
            </Button>
          )}
        </div>
      </Card>
      <ErrorNotice error={save.error} />
      <div className="line">
        <Button type="submit" busy={save.isPending} aria-disabled={!isChanged || undefined}>
          {t('framework.save')}
        </Button>
        <span role="status">{save.isSuccess && !isChanged && t('framework.saved')}</span>
      </div>
    </form>
  );
}

interface FieldsProps {
  framework: Framework;
  value: Development;
  /** Competences that stand elsewhere. */
  taken: string[];
  onChange: (value: Development) => void;
}

function CompetenceFields({ framework, value: { competenceId, level }, taken, onChange }: FieldsProps) {
  const { t } = useTranslation('readiness');
  return (
    <>
      <SelectField
        label={t('framework.competence')}
        value={competenceId}
        onChange={({ target }) => onChange({ competenceId: target.value, level })}
      >
        {framework.areas.map((area) => (
          <optgroup key={area.id} label={area.title}>
            {area.competences
              .filter(({ id }) => !taken.includes(id))
              .map((competence) => (
                <option key={competence.id} value={competence.id}>
                  {competence.title}
                </option>
              ))}
          </optgroup>
        ))}
      </SelectField>
      <SelectField
        label={t('course.level')}
        value={level}
        onChange={({ target }) => onChange({ competenceId, level: Number(target.value) })}
      >
        {framework.levels.map((known, index) => (
          <option key={index} value={index + 1}>
            {known.title}
          </option>
        ))}
      </SelectField>
    </>
  );
}
