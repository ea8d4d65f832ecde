import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../../../api/client';
import { Button } from '../../../ui/Button';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { learningQuery } from '../../people/queries/learning';
import { learnedUnitQuery, type UnitPageData } from '../queries/learning';

interface Props {
  enrolmentId: string;
  unitId: string;
  unit: UnitPageData;
}

/** The way back and the way on: one click studies a unit and opens the next. */
export function UnitFoot({ enrolmentId, unitId, unit }: Props) {
  const { t } = useTranslation(['courses', 'common']);
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { previousId, nextId, isNextOpen } = unit;
  const nextOpen = isNextOpen ? nextId : null;
  const reread = () => queries.invalidateQueries({ queryKey: learningQuery.queryKey });

  // On a slow line the next page is there when it is asked for.
  useEffect(() => {
    if (nextOpen) void queries.prefetchQuery(learnedUnitQuery(enrolmentId, nextOpen));
  }, [queries, enrolmentId, nextOpen]);

  const complete = useMutation({
    mutationFn: (isComplete: boolean) =>
      body(
        api.PUT('/api/learning/{id}/units/{unitId}/complete', {
          params: { path: { id: enrolmentId, unitId } },
          body: { isComplete },
        }),
      ),
    onSuccess: async (after, isComplete) => {
      void reread();
      if (!isComplete) return;
      const next = nextOpen ?? after.nextId;
      await navigate(
        after.state === 'completed' || !next
          ? { to: '/learning/$enrolmentId', params: { enrolmentId } }
          : { to: '/learning/$enrolmentId/units/$unitId', params: { enrolmentId, unitId: next } },
      );
    },
  });

  // By its points, its tutor, or the package itself; a lesson by who was there, and once it is over by oneself.
  const isMarked =
    unit.view.kind === 'assignment' ||
    unit.view.kind === 'quiz' ||
    unit.view.scorm?.isCompletedByPackage === true ||
    (unit.view.kind === 'lesson' && !unit.lesson?.endedAt);
  const isComplete = unit.state === 'complete';
  return (
    <>
      <ErrorNotice error={complete.error} />
      <nav className="unit-foot" aria-label={t('unit.ways')}>
        {previousId ? (
          <Link
            className="btn ghost"
            to="/learning/$enrolmentId/units/$unitId"
            params={{ enrolmentId, unitId: previousId }}
          >
            {t('common:back')}
          </Link>
        ) : (
          <Link className="btn ghost" to="/learning/$enrolmentId" params={{ enrolmentId }}>
            {t('unit.toCourse')}
          </Link>
        )}
        <div className="line">
          {isComplete && !isMarked && (
            <Button kind="ghost" busy={complete.isPending} onClick={() => complete.mutate(false)}>
              {t('unit.takeBack')}
            </Button>
          )}
          {!isComplete && !isMarked ? (
            <Button busy={complete.isPending} onClick={() => complete.mutate(true)}>
              {t(nextId ? 'unit.completeAndNext' : 'unit.complete')}
            </Button>
          ) : nextOpen ? (
            <Link
              className={`btn ${isComplete ? 'primary' : 'ghost'}`}
              to="/learning/$enrolmentId/units/$unitId"
              params={{ enrolmentId, unitId: nextOpen }}
            >
              {t('unit.next')}
            </Link>
          ) : (
            isComplete && (
              <Link className="btn primary" to="/learning/$enrolmentId" params={{ enrolmentId }}>
                {t('unit.toCourse')}
              </Link>
            )
          )}
        </div>
      </nav>
    </>
  );
}
