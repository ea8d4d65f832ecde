import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../i18n/format';
import { Tag } from '../../../ui/Tag';
import type { PlanItem } from './queries';
import './home.css';

interface Subject {
  subject: string;
  due: number;
  held: number;
  isBehind: boolean;
}

/** One subject may have several lines of the plan. */
export function bySubject(items: readonly PlanItem[]): Subject[] {
  const found = new Map<string, Subject>();
  for (const { subject, due, held, isBehind } of items) {
    const known = found.get(subject) ?? { subject, due: 0, held: 0, isBehind: false };
    found.set(subject, {
      subject,
      due: known.due + due,
      held: known.held + held,
      isBehind: known.isBehind || isBehind,
    });
  }
  return [...found.values()];
}

/** Hours that were held beside hours that were due, by subject. */
export function HoursPicture({ items }: { items: readonly PlanItem[] }) {
  const { t } = useTranslation('timetable');
  const formats = useFormats();
  const subjects = bySubject(items);
  const longest = Math.max(1, ...subjects.flatMap(({ due, held }) => [due, held]));
  const share = (hours: number) => `${String((100 * hours) / longest)}%`;
  const hours = (value: number) => formats.number(value, { maximumFractionDigits: 1 });
  return (
    <>
      <ul role="list" className="hours">
        {subjects.map(({ subject, due, held, isBehind }) => (
          <li key={subject}>
            <span className="hours-subject">{subject}</span>
            <span className="hours-bars" aria-hidden="true">
              <i className="hours-due" style={{ inlineSize: share(due) }} />
              <i className="hours-held" data-behind={isBehind || undefined} style={{ inlineSize: share(held) }} />
            </span>
            <span className="num">{t('home.heldDue', { held: hours(held), due: hours(due) })}</span>
            <span>{isBehind && <Tag kind="warn">{t('home.lacking', { hours: hours(due - held) })}</Tag>}</span>
          </li>
        ))}
      </ul>
      <p className="small muted hours-key">
        <i className="hours-due" aria-hidden="true" /> {t('home.keyDue')}{' '}
        <i className="hours-held" aria-hidden="true" /> {t('home.keyHeld')}
      </p>
    </>
  );
}
