import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../i18n/format';
import type { UnitAssignment } from '../queries/learning';

/** What a learner should know before handing in: what being late costs, and what others will do with the work. */
export function Rules({
  assignment: { late, penalty, peers },
  hasDue,
}: {
  assignment: UnitAssignment;
  hasDue: boolean;
}) {
  const { t } = useTranslation('together');
  const formats = useFormats();
  const percent = (value: number) => formats.percent(value / 100);
  return (
    <>
      {hasDue && (
        <p className="small muted">
          {penalty
            ? t('late.lower', { aDay: percent(penalty.percentADay), most: percent(penalty.mostPercent) })
            : t(`late.${late}`)}
          {typeof penalty?.lastDay === 'number' && ` ${t('late.lastDay', { count: penalty.lastDay })}`}
        </p>
      )}
      {peers && (
        <section className="stack tight">
          <h2>{t('peers.title')}</h2>
          <p>
            {[
              t('peers.about', { count: peers.reviewers }),
              t('peers.days', { count: peers.days }),
              t(`peers.${peers.mark}`),
              peers.tutorPercent > 0
                ? t('peers.tutor', { percent: percent(peers.tutorPercent) })
                : t('peers.tutorNone'),
              peers.reviewPoints > 0 && t('peers.points', { points: formats.number(peers.reviewPoints) }),
            ]
              .filter(Boolean)
              .join(' ')}
          </p>
          <p className="small muted">
            {t('peers.missing')} {t('peers.anonymous')}
          </p>
        </section>
      )}
    </>
  );
}
