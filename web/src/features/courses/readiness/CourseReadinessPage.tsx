import { useMutation, useQuery, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { getRouteApi, useBlocker } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { Page } from '../../../ui/Page';
import { Skeleton } from '../../../ui/Skeleton';
import { CourseFrame } from '../author/CourseFrame';
import { courseQuery } from '../queries/courses';
import { CheckDialog, DevelopmentDialog } from './CheckDialogs';
import { ChecksByUnit, ReadinessRow } from './ChecksByUnit';
import {
  courseReadinessQuery,
  frameworkQuery,
  type CompetenceCheck,
  type CourseReadiness,
  type Development,
  type Framework,
} from './queries';
import { competenceNames } from './names';
import '../../olympiads/desk/desk.css';
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

type Written = Pick<CourseReadiness, 'develops' | 'checks' | 'version'>;

interface EditorProps {
  readiness: CourseReadiness;
  framework: Framework;
  save: UseMutationResult<unknown, unknown, Written>;
}

/** What is written anew, or changed. */
type Open = { what: 'development'; old?: Development } | { what: 'check'; old?: CompetenceCheck };

function Editor({ readiness, framework, save }: EditorProps) {
  const { t } = useTranslation('readiness');
  const [develops, setDevelops] = useState(readiness.develops);
  const [checks, setChecks] = useState(readiness.checks);
  const [open, setOpen] = useState<Open>();
  const [added, setAdded] = useState<string>();
  const isChanged = develops !== readiness.develops || checks !== readiness.checks;
  const isUnsaved = isChanged && !save.isPending;
  useBlocker({
    shouldBlockFn: () => isUnsaved && !window.confirm(t('framework.leave')),
    enableBeforeUnload: () => isUnsaved,
  });
  const names = competenceNames(framework);
  const { items } = readiness;
  const close = () => setOpen(undefined);
  return (
    <>
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
            {develops.length > 0 && (
              <ul role="list" className="readiness-rows">
                {develops.map((development) => (
                  <ReadinessRow
                    key={development.competenceId}
                    title={names.of(development)}
                    onChange={() => setOpen({ what: 'development', old: development })}
                    onRemove={() => setDevelops(develops.filter((other) => other !== development))}
                  />
                ))}
              </ul>
            )}
            {develops.length < names.count && (
              <Button kind="ghost" className="readiness-add" onClick={() => setOpen({ what: 'development' })}>
                {t('course.addDevelopment')}
              </Button>
            )}
          </div>
        </Card>
        <Card title={t('course.checks')}>
          <div className="stack">
            <p className="muted">{t(items.length === 0 ? 'course.nothingMarked' : 'course.checksHint')}</p>
            <ChecksByUnit
              items={items}
              checks={checks}
              names={names}
              added={added}
              onChange={(old) => setOpen({ what: 'check', old })}
              onRemove={(old) => setChecks(checks.filter((other) => other !== old))}
            />
            {items.length > 0 && (
              <Button kind="ghost" className="readiness-add" onClick={() => setOpen({ what: 'check' })}>
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
      {open?.what === 'development' && (
        <DevelopmentDialog
          framework={framework}
          old={open.old}
          taken={develops.filter((other) => other !== open.old).map(({ competenceId }) => competenceId)}
          onDone={(made) => {
            setDevelops(replaced(develops, open.old, made));
            close();
          }}
          onClose={close}
        />
      )}
      {open?.what === 'check' && (
        <CheckDialog
          framework={framework}
          items={items}
          old={open.old}
          others={checks.filter((other) => other !== open.old)}
          onDone={(made) => {
            setChecks(replaced(checks, open.old, made));
            setAdded(made.unitId);
            close();
          }}
          onClose={close}
        />
      )}
    </>
  );
}

/** The list with a row in the place of another one, or at its end. */
const replaced = <T,>(rows: T[], old: T | undefined, made: T) =>
  old === undefined ? [...rows, made] : rows.map((row) => (row === old ? made : row));
