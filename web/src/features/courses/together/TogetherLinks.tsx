import { Link } from '@tanstack/react-router';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { Cohort } from '../queries/cohorts';

/** Practical works that are done in groups or reviewed by learners. */
export function TogetherLinks({ cohort: { id, units } }: { cohort: Cohort }) {
  const { t } = useTranslation('together');
  const grouped = units.filter(({ inGroups }) => inGroups);
  const reviewed = units.filter(({ byPeers }) => byPeers);
  return (
    <>
      {grouped.length > 0 && (
        <p>
          {t('groups.works')}:{' '}
          {grouped.map((unit, index) => (
            <Fragment key={unit.id}>
              {index > 0 && ', '}
              <Link
                to="/cohorts/$cohortId/units/$unitId/groups"
                params={{ cohortId: id, unitId: unit.id }}
                aria-label={t('groups.linkOf', { title: unit.title })}
              >
                {unit.title}
              </Link>
            </Fragment>
          ))}
        </p>
      )}
      {reviewed.length > 0 && (
        <p>
          {t('round.works')}:{' '}
          {reviewed.map((unit, index) => (
            <Fragment key={unit.id}>
              {index > 0 && ', '}
              <Link
                to="/cohorts/$cohortId/units/$unitId/reviews"
                params={{ cohortId: id, unitId: unit.id }}
                aria-label={t('round.linkOf', { title: unit.title })}
              >
                {unit.title}
              </Link>
            </Fragment>
          ))}
        </p>
      )}
    </>
  );
}
