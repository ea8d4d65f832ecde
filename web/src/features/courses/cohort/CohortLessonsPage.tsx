import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { serverClock } from '../../../api/clock';
import { api } from '../../../api/client';
import { useFormats } from '../../../i18n/format';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { ConfirmDialog } from '../../../ui/ConfirmDialog';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { CheckField, TextField } from '../../../ui/Field';
import { FormDialog } from '../../../ui/FormDialog';
import { Page } from '../../../ui/Page';
import { Skeleton } from '../../../ui/Skeleton';
import { Tag } from '../../../ui/Tag';
import { fromInput, inDays, toInput } from '../../olympiads/desk/moments';
import { cohortLessonsQuery, type CohortLesson } from '../queries/cohorts';
import '../courses.css';

const route = getRouteApi('/frame/shell/cohorts/$cohortId/lessons');

/** Online lessons of the course in one cohort: when each is, for those who lead it. */
export function CohortLessonsPage() {
  const { t } = useTranslation('courseDesk');
  const { cohortId } = route.useParams();
  const lessons = useQuery(cohortLessonsQuery(cohortId));
  const back = (
    <Link to="/cohorts/$cohortId" params={{ cohortId }}>
      {lessons.data ? `${lessons.data.course}: ${lessons.data.cohort}` : t('word.toCohort')}
    </Link>
  );
  return (
    <Page title={t('lessons.title')} lead={back}>
      {lessons.data ? (
        <div className="stack">
          <p className="muted">{t('lessons.hint', { count: lessons.data.learners })}</p>
          {lessons.data.lessons.length > 0 ? (
            <Card>
              <ul role="list" className="course-list">
                {lessons.data.lessons.map((lesson) => (
                  <Row key={lesson.unitId} cohortId={cohortId} lesson={lesson} />
                ))}
              </ul>
            </Card>
          ) : (
            <EmptyState title={t('lessons.none')} />
          )}
        </div>
      ) : lessons.isError ? (
        <ErrorNotice error={lessons.error} />
      ) : (
        <Skeleton lines={6} />
      )}
    </Page>
  );
}

function Row({ cohortId, lesson }: { cohortId: string; lesson: CohortLesson }) {
  const { t } = useTranslation('courseDesk');
  const formats = useFormats();
  const queries = useQueryClient();
  const [asked, setAsked] = useState<'set' | 'callOff'>();
  const { set } = lesson;
  const isSet = set && !set.calledOffAt;
  const params = { path: { id: cohortId, unitId: lesson.unitId } };
  const state = !set
    ? 'unset'
    : set.calledOffAt
      ? 'calledOff'
      : set.endedAt
        ? 'over'
        : set.begunAt
          ? 'now'
          : ('planned' as const);
  return (
    <li>
      <div>
        <p>
          {lesson.title}{' '}
          <Tag kind={state === 'now' ? 'ok' : state === 'calledOff' ? 'warn' : 'none'}>
            {t(`lessons.state.${state}`)}
          </Tag>
        </p>
        {isSet && (
          <p className="small muted">{t('lessons.when', { at: formats.dateTime(set.startsAt), count: set.minutes })}</p>
        )}
      </div>
      <div className="line">
        {isSet && (
          <Link className="btn primary" to="/rooms/$lessonId" params={{ lessonId: set.lessonId }}>
            {t('lessons.open')}
          </Link>
        )}
        {isSet && set.begunAt && (
          <Link className="btn ghost" to="/lessons/$lessonId/attendance" params={{ lessonId: set.lessonId }}>
            {t('lessons.attendance')}
          </Link>
        )}
        {!set?.begunAt && (
          <Button
            kind="ghost"
            aria-label={t(isSet ? 'lessons.moveOf' : 'lessons.setOf', lesson)}
            onClick={() => setAsked('set')}
          >
            {t(isSet ? 'lessons.move' : 'lessons.set')}
          </Button>
        )}
        {isSet && !set.begunAt && (
          <Button kind="ghost" aria-label={t('lessons.callOffOf', lesson)} onClick={() => setAsked('callOff')}>
            {t('lessons.callOff')}
          </Button>
        )}
      </div>
      {asked === 'set' && <SetDialog cohortId={cohortId} lesson={lesson} onClose={() => setAsked(undefined)} />}
      {asked === 'callOff' && (
        <ConfirmDialog
          title={t('lessons.callOffOf', lesson)}
          action={t('lessons.callOff')}
          danger
          onConfirm={async () => {
            await api.PUT('/api/cohorts/{id}/lessons/{unitId}/called-off', { params });
            await queries.invalidateQueries({ queryKey: cohortLessonsQuery(cohortId).queryKey });
          }}
          onClose={() => setAsked(undefined)}
        >
          <p>{t('lessons.callOffText')}</p>
        </ConfirmDialog>
      )}
    </li>
  );
}

function SetDialog({ cohortId, lesson, onClose }: { cohortId: string; lesson: CohortLesson; onClose: () => void }) {
  const { t } = useTranslation('courseDesk');
  const queries = useQueryClient();
  const known = lesson.set?.calledOffAt ? undefined : lesson.set;
  const [startsAt, setStartsAt] = useState(() => (known ? toInput(known.startsAt) : inDays(serverClock.now(), 1, 15)));
  const [minutes, setMinutes] = useState(known?.minutes ?? Math.max(lesson.minutes, 45));
  const [hasWaitingRoom, setWaitingRoom] = useState(known?.hasWaitingRoom ?? false);
  const save = useMutation({
    mutationFn: () =>
      api.PUT('/api/cohorts/{id}/lessons/{unitId}', {
        params: { path: { id: cohortId, unitId: lesson.unitId } },
        body: { startsAt: fromInput(startsAt)!, minutes, hasWaitingRoom },
      }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: cohortLessonsQuery(cohortId).queryKey });
      onClose();
    },
  });
  return (
    <FormDialog
      title={lesson.title}
      action={t(known ? 'lessons.move' : 'lessons.set')}
      act={save}
      onSubmit={() => save.mutate()}
      onClose={onClose}
    >
      <TextField
        label={t('lessons.startsAt')}
        type="datetime-local"
        required
        value={startsAt}
        onChange={({ target }) => setStartsAt(target.value)}
      />
      <TextField
        label={t('lessons.minutes')}
        type="number"
        min={5}
        max={480}
        required
        value={Number.isNaN(minutes) ? '' : minutes}
        onChange={({ target }) => setMinutes(target.valueAsNumber)}
      />
      <CheckField
        label={t('lessons.waitingRoom')}
        checked={hasWaitingRoom}
        onChange={({ target }) => setWaitingRoom(target.checked)}
      />
    </FormDialog>
  );
}
