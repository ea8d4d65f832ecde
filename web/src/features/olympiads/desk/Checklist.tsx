import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../i18n/format';
import { Card } from '../../../ui/Card';
import { Tag } from '../../../ui/Tag';
import { useOlympiad } from './olympiadContext';
import { planChecks } from './planChecks';

/** What must hold before the olympiad is opened, with the way to mend what does not. */
export function Checklist() {
  const { t } = useTranslation('desk');
  const formats = useFormats();
  const olympiad = useOlympiad();
  const checks = planChecks(olympiad);
  const left = checks.filter((check) => !check.ok).length;
  return (
    <Card
      title={t('checks.title')}
      action={
        <Tag kind={left > 0 ? 'warn' : 'ok'}>{left > 0 ? t('checks.left', { count: left }) : t('checks.allGood')}</Tag>
      }
    >
      <ul role="list" className="checks">
        {checks.map((check) => (
          <li key={[check.id, check.round, check.track].join('/')}>
            <Tag kind={check.ok ? 'ok' : 'warn'}>{t(check.ok ? 'checks.good' : 'checks.mend')}</Tag>
            <span>
              {t(`checks.${check.ok ? 'ok' : 'bad'}.${check.id}`, {
                round: check.round,
                track: check.track,
                points: check.points === undefined ? '' : formats.number(check.points),
                maxPoints: check.maxPoints === undefined ? '' : formats.number(check.maxPoints),
              })}
            </span>
            {!check.ok && check.id !== 'registration' && (
              <Link to="/olympiads/$olympiadId/plan" params={{ olympiadId: olympiad.id }}>
                {t('checks.go')}
              </Link>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
