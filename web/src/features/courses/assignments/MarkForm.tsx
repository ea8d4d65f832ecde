import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../../../api/client';
import { useFormats } from '../../../i18n/format';
import { Button } from '../../../ui/Button';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { CheckField, TextAreaField } from '../../../ui/Field';
import type { Remark } from '../../olympiads/jury/remarks';
import { CriterionPoints } from '../../olympiads/jury/CriterionPoints';
import { KeyHints } from '../../olympiads/jury/KeyHints';
import { nextOpen, totalOf, type Points } from '../../olympiads/jury/points';
import { useMarkingKeys } from '../../olympiads/jury/useMarkingKeys';
import { learningQuery } from '../../people/queries/learning';
import { useKept } from '../../../ui/useKept';
import { worksQuery, type Work } from '../queries/cohorts';
import type { HandedIn } from '../queries/learning';
import { IndividualMarks, type Individual } from '../together/IndividualMarks';

interface Props {
  view: Work;
  work: HandedIn;
  personId: string;
  /** Drawn on its files. */
  remarks: Remark[];
  onMarked: () => void;
}

interface Kept {
  points: Points;
  comment: string;
  overrules: boolean;
  individuals: Record<string, Individual>;
}

/** Points by criterion, a word to the learner, and what becomes of the work. What was not sent yet stays on the device. */
export function MarkForm({ view, work, personId, remarks, onMarked }: Props) {
  const { t } = useTranslation(['courses', 'together']);
  const formats = useFormats();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { cohortId, nextId } = view;
  const { criteria, passPoints, maxPoints } = view.assignment;
  const [{ points, comment, overrules = false, individuals = {} }, keep, forget] = useKept<Kept>(
    personId,
    `marking:${work.id}`,
    () => ({ points: {}, comment: '', overrules: false, individuals: {} }),
  );
  const [current, setCurrent] = useState(0);
  const [lacks, setLacks] = useState<'points' | 'comment' | 'reason'>();
  useEffect(() => document.querySelector<HTMLElement>('h1')?.focus(), []);

  const open = nextOpen(criteria, points, -1);
  const total = totalOf(points);
  const { peers, penalty } = view.assignment;
  const worth =
    peers && view.peerPoints !== null && !overrules
      ? (view.peerPoints * (100 - peers.tutorPercent) + total * peers.tutorPercent) / 100
      : total;
  const loses = penalty ? Math.min(penalty.mostPercent, penalty.percentADay * work.lateDays) : 0;
  const passes = worth >= passPoints;
  const changes = Object.entries(individuals).filter(([, { points: given }]) => given !== undefined);

  const mark = useMutation({
    mutationFn: (isReturned: boolean) =>
      body(
        api.PUT('/api/submissions/{id}/mark', {
          params: { path: { id: work.id } },
          body: {
            points,
            comment: comment.trim(),
            isReturned,
            remarks,
            overrules,
            individuals: isReturned
              ? []
              : changes.map(([enrolmentId, { points: given = 0, reason }]) => ({ enrolmentId, points: given, reason })),
          },
        }),
      ),
    onSuccess: async () => {
      forget();
      onMarked();
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
    if ((isReturned || overrules) && comment.trim() === '') {
      document.querySelector<HTMLElement>('.marking textarea')?.focus();
      return setLacks('comment');
    }
    if (!isReturned && changes.some(([, { reason }]) => reason.trim() === '')) return setLacks('reason');
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
      {peers && view.reviews.length > 0 && (
        <>
          <p className="small">
            {view.isReviewed
              ? t('together:mark.running')
              : view.peerPoints === null
                ? t('together:mark.peersNone')
                : t('together:mark.peers', {
                    points: formats.number(view.peerPoints),
                    percent: formats.percent(peers.tutorPercent / 100),
                  })}
          </p>
          <CheckField
            label={t('together:mark.overrule')}
            hint={t('together:mark.overruleHint')}
            checked={overrules}
            onChange={({ target }) => keep((now) => ({ ...now, overrules: target.checked }))}
          />
        </>
      )}
      {worth !== total && <p className="small">{t('together:mark.willBe', { points: formats.number(worth) })}</p>}
      {loses > 0 && (
        <p className="small">
          {t('together:mark.lowered', {
            percent: formats.percent(loses / 100),
            points: formats.number(Math.round(worth * (100 - loses)) / 100),
          })}
        </p>
      )}
      {view.members.length > 0 && (
        <IndividualMarks
          members={view.members}
          max={maxPoints}
          given={individuals}
          isLacking={lacks === 'reason'}
          onChange={(next) => keep((now) => ({ ...now, individuals: next }))}
        />
      )}
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
