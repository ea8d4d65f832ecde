import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../../../api/client';
import { useFormats } from '../../../i18n/format';
import { Button } from '../../../ui/Button';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { TextAreaField } from '../../../ui/Field';
import { CriterionPoints } from '../../olympiads/jury/CriterionPoints';
import { KeyHints } from '../../olympiads/jury/KeyHints';
import { nextOpen, totalOf, type Points } from '../../olympiads/jury/points';
import { useMarkingKeys } from '../../olympiads/jury/useMarkingKeys';
import { learningQuery } from '../../people/queries/learning';
import { useKept } from '../../../ui/useKept';
import { worksQuery, type Work } from '../queries/cohorts';
import type { HandedIn } from '../queries/learning';

interface Props {
  view: Work;
  work: HandedIn;
  personId: string;
}

/** Points by criterion, a word to the learner, and what becomes of the work. What was not sent yet stays on the device. */
export function MarkForm({ view, work, personId }: Props) {
  const { t } = useTranslation('courses');
  const formats = useFormats();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { cohortId, nextId } = view;
  const { criteria, passPoints, maxPoints } = view.assignment;
  const [{ points, comment }, keep, forget] = useKept<{ points: Points; comment: string }>(
    personId,
    `marking:${work.id}`,
    () => ({ points: {}, comment: '' }),
  );
  const [current, setCurrent] = useState(0);
  const [lacks, setLacks] = useState<'points' | 'comment'>();
  useEffect(() => document.querySelector<HTMLElement>('h1')?.focus(), []);

  const open = nextOpen(criteria, points, -1);
  const total = totalOf(points);
  const passes = total >= passPoints;

  const mark = useMutation({
    mutationFn: (isReturned: boolean) =>
      body(
        api.PUT('/api/submissions/{id}/mark', {
          params: { path: { id: work.id } },
          body: { points, comment: comment.trim(), isReturned },
        }),
      ),
    onSuccess: async () => {
      forget();
      void queries.invalidateQueries({ queryKey: learningQuery.queryKey });
      void queries.invalidateQueries({ queryKey: ['submissions'] });
      void queries.invalidateQueries({ queryKey: worksQuery(cohortId).queryKey });
      await navigate(
        nextId
          ? { to: '/submissions/$submissionId', params: { submissionId: nextId } }
          : { to: '/cohorts/$cohortId/works', params: { cohortId } },
      );
    },
  });

  function end(isReturned: boolean) {
    if (mark.isPending) return;
    if (open !== undefined) {
      setCurrent(open);
      return setLacks('points');
    }
    if (isReturned && comment.trim() === '') {
      document.querySelector<HTMLElement>('.marking textarea')?.focus();
      return setLacks('comment');
    }
    setLacks(undefined);
    mark.mutate(isReturned);
  }

  const give = (index: number, given: number | undefined, goesOn = true) => {
    const { id } = criteria[index]!;
    const rest = Object.fromEntries(Object.entries(points).filter(([other]) => other !== id));
    const after = given === undefined ? rest : { ...rest, [id]: given };
    keep((now) => ({ ...now, points: after }));
    if (given !== undefined && goesOn) setCurrent(nextOpen(criteria, after, index) ?? index);
  };
  const refused = useMarkingKeys({
    digit: (digit) => give(current, digit),
    criterion: criteria[current]!,
    move: (step) => setCurrent((current + step + criteria.length) % criteria.length),
    next: () => end(!passes),
  });

  return (
    <div className="stack">
      {criteria.map((criterion, index) => (
        <CriterionPoints
          key={criterion.id}
          criterion={criterion}
          given={points[criterion.id]}
          isCurrent={index === current}
          refused={index === current ? refused : undefined}
          onFocus={() => setCurrent(index)}
          onGive={(given, goesOn) => give(index, given, goesOn)}
        />
      ))}
      <p className="marking-sum">
        <span>{t('work.total')}</span>
        <span className="num">{t('points', { points: formats.number(total), max: formats.number(maxPoints) })}</span>
      </p>
      <p className="small muted">{t('mark.pass', { pass: formats.number(passPoints) })}</p>
      <TextAreaField
        label={t('mark.comment')}
        hint={t('mark.commentHint')}
        error={lacks === 'comment' && comment.trim() === '' && t('mark.lacksComment')}
        maxLength={10_000}
        rows={4}
        value={comment}
        onChange={(event) => keep((now) => ({ ...now, comment: event.target.value }))}
      />
      <ErrorNotice error={mark.error} />
      {lacks === 'points' && open !== undefined && (
        <p className="notice warn" role="alert">
          {t('mark.lacksPoints', { criterion: criteria[open]!.text })}
        </p>
      )}
      {open === undefined && !passes && <p className="small">{t('mark.tooFew')}</p>}
      <div className="line">
        <Button
          kind={open === undefined && !passes ? 'ghost' : 'primary'}
          busy={mark.isPending && !mark.variables}
          aria-disabled={(open === undefined && !passes) || undefined}
          onClick={() => (open !== undefined || passes) && end(false)}
        >
          {t('mark.accept')}
        </Button>
        <Button
          kind={open === undefined && !passes ? 'primary' : 'ghost'}
          busy={mark.isPending && mark.variables}
          onClick={() => end(true)}
        >
          {t('mark.return')}
        </Button>
      </div>
      <KeyHints enter={t(open === undefined && !passes ? 'mark.enterReturns' : 'mark.enterAccepts')} />
    </div>
  );
}
