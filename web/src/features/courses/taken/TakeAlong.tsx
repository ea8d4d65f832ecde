import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { network } from '../../../api/network';
import { useFormats } from '../../../i18n/format';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { CheckField } from '../../../ui/Field';
import { ErrorNotice, Notice } from '../../../ui/ErrorNotice';
import { ProgressBar } from '../../../ui/ProgressBar';
import { learningQuery } from '../../people/queries/learning';
import { useMe } from '../../people/queries/me';
import type { Learning } from '../queries/learning';
import { sendMarks } from './sendMarks';
import { offer, sizeOf, take, unitsToTake } from './take';
import { takenStore } from './takenStore';

/** Texts and files of a course on this device: how much it is, taking it, and giving it up. */
export function TakeAlong({ course }: { course: Learning }) {
  const { t } = useTranslation('together');
  const formats = useFormats();
  const queries = useQueryClient();
  const me = useMe();
  const { enrolmentId } = course;
  const personId = me?.personId;
  const [done, setDone] = useState(0);
  const [asks, setAsks] = useState(false);
  const [withQuizzes, setWithQuizzes] = useState(false);
  const key = ['taken', enrolmentId];
  const taken = useQuery({
    queryKey: key,
    queryFn: async () => (await takenStore.course(enrolmentId)) ?? null,
    enabled: personId !== undefined,
    // The device is always within reach.
    networkMode: 'always',
  });
  const units = unitsToTake(course);
  const offered = useQuery({
    queryKey: ['offered', enrolmentId, units.map(({ id }) => id)],
    queryFn: () => offer(course),
    // A request for each unit, which nobody makes who only looks at the course.
    enabled: asks && units.length > 0,
  });
  const quizzes = offered.data?.filter(({ page }) => page.view.kind === 'quiz') ?? [];
  const chosen = offered.data?.filter((one) => withQuizzes || !quizzes.includes(one)) ?? [];
  useEffect(() => {
    if (personId === undefined) return;
    const send = async () => {
      await takenStore.keepOnly(personId);
      if ((await sendMarks()) > 0) await queries.invalidateQueries({ queryKey: learningQuery.queryKey });
    };
    const quietly = () => void send().catch(() => undefined);
    quietly();
    const stop = network.subscribe(() => network.isOnline() && quietly());
    return () => void stop();
  }, [personId, queries]);

  const fetching = useMutation({
    mutationFn: async () => {
      setDone(0);
      await take(course, personId!, chosen, setDone);
    },
    // A try that was begun shows in the course as well.
    onSuccess: () =>
      queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === 'taken' || queryKey[0] === 'learning' }),
  });
  const drop = useMutation({
    mutationFn: async () => {
      const tries = (taken.data?.units ?? []).flatMap(({ attemptId }) => attemptId ?? []);
      if (tries.length > 0) await Promise.all(tries.map((await import('../quiz/openQuiz')).dropTaken));
      await takenStore.remove(enrolmentId);
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: key }),
  });
  return (
    <Card title={t('offline.title')}>
      <div className="stack">
        <p className="small muted">
          {t('offline.about')} {t('offline.not')}
        </p>
        {taken.data && (
          <p>
            <Link to="/taken/$enrolmentId" params={{ enrolmentId }}>
              {t('offline.taken', {
                at: formats.dateTime(taken.data.takenAt),
                size: formats.bytes(taken.data.size),
              })}
            </Link>
          </p>
        )}
        {units.length === 0 ? (
          <p className="muted">{t('offline.nothing')}</p>
        ) : (
          offered.data && (
            <p className="num">{t('offline.size', { count: chosen.length, size: formats.bytes(sizeOf(chosen)) })}</p>
          )
        )}
        {quizzes.length > 0 && (
          <CheckField
            label={t('offline.quizzes', {
              titles: formats.list(quizzes.map(({ page }) => t('offline.quoted', { title: page.view.title }))),
            })}
            hint={t('offline.quizzesHint')}
            checked={withQuizzes}
            onChange={(event) => setWithQuizzes(event.target.checked)}
          />
        )}
        {fetching.isPending && <ProgressBar label={t('offline.title')} value={done} max={chosen.length} />}
        {fetching.isError && <Notice kind="warn">{t('offline.failed')}</Notice>}
        <ErrorNotice error={offered.error ?? drop.error} />
        {units.length > 0 && personId !== undefined && (
          <div className="line">
            {offered.data ? (
              <Button
                kind="ghost"
                aria-disabled={chosen.length === 0 || undefined}
                busy={fetching.isPending}
                onClick={() => chosen.length > 0 && fetching.mutate()}
              >
                {t(taken.data ? 'offline.again' : 'offline.take')}
              </Button>
            ) : (
              <Button
                kind="ghost"
                busy={offered.isFetching}
                onClick={() => (asks ? void offered.refetch() : setAsks(true))}
              >
                {t('offline.look')}
              </Button>
            )}
            {taken.data && (
              <Button kind="ghost" busy={drop.isPending} onClick={() => drop.mutate()}>
                {t('offline.drop')}
              </Button>
            )}
          </div>
        )}
        {taken.data && <p className="small muted">{t('offline.shared')}</p>}
      </div>
    </Card>
  );
}
