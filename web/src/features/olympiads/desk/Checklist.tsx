import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Card } from '../../../ui/Card';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { Skeleton } from '../../../ui/Skeleton';
import { Tag } from '../../../ui/Tag';
import { isError, useFindingText } from './findings';
import { useOlympiad } from './olympiadContext';
import { checklistQuery } from './queries';

/** Where each finding is mended. */
const places: Record<string, 'plan' | 'entries' | undefined> = {
  'no-tracks': 'plan',
  'no-rounds': 'plan',
  'paper-missing': 'plan',
  'paper-empty': 'plan',
  'seal-stale': 'plan',
  'points-differ': 'plan',
  'task-unsound': 'plan',
  'duration-exceeds-window': 'plan',
  'registration-closes-after-opening': 'plan',
  'round-in-the-past': 'plan',
  'rounds-overlap': 'plan',
  'registrations-pending': 'entries',
  'consents-missing': 'entries',
  'nobody-registered': 'entries',
  'track-without-participants': 'entries',
};

/** What to see to before the olympiad opens, with the way to mend it. */
export function Checklist() {
  const { t } = useTranslation('desk');
  const text = useFindingText();
  const { id, status } = useOlympiad();
  const checklist = useQuery(checklistQuery(id));
  const findings = checklist.data?.findings;
  const errors = findings?.filter(isError).length ?? 0;
  return (
    <Card
      title={t('checks.title')}
      action={
        findings && (
          <Tag kind={errors > 0 ? 'bad' : findings.length > 0 ? 'warn' : 'ok'}>
            {findings.length > 0 ? t('checks.left', { count: findings.length }) : t('checks.allGood')}
          </Tag>
        )
      }
    >
      <ErrorNotice error={checklist.error} />
      {checklist.isPending && <Skeleton />}
      {findings?.length === 0 && (
        <p className="muted">{t(status === 'draft' ? 'checks.nothingInDraft' : 'checks.nothing')}</p>
      )}
      <ul role="list" className="checks">
        {findings?.map((finding) => {
          const { code, subject, subjectId } = finding;
          const place = places[code];
          return (
            <li key={`${code}/${subjectId ?? ''}/${subject}`}>
              <Tag kind={isError(finding) ? 'bad' : 'warn'}>
                {t(isError(finding) ? 'checks.error' : 'checks.warning')}
              </Tag>
              <span>{text(finding)}</span>
              {place && (
                <Link to={`/olympiads/$olympiadId/${place}`} params={{ olympiadId: id }}>
                  {t(`sections.${place}`)}
                </Link>
              )}
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
