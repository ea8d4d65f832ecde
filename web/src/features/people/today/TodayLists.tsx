import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../i18n/format';
import { Tag } from '../../../ui/Tag';
import type { TodayItem } from '../queries/today';
import type { Todo } from './useCourseTodos';

interface Props {
  item: TodayItem;
  /** Server time, ms. */
  now: number;
}

/** What to press: the verb of the kind, or a plain «Открыть» for kinds without their own. */
function useAction() {
  const { t } = useTranslation('people');
  return (kind: string) => t(`today.action.${kind}` as 'today.action.other', { defaultValue: t('today.action.other') });
}

/** Two children may sit the same round. */
export const keyOf = (item: TodayItem) => [item.kind, item.href, item.ward, item.title, item.subtitle].join(' ');

/** Whose it is, and which round. */
const detail = ({ ward, subtitle }: TodayItem) => [ward, subtitle].filter(Boolean).join(' · ');

export function NowCard({ item, now }: Props) {
  const { t } = useTranslation('people');
  const formats = useFormats();
  const action = useAction();
  return (
    <section className="card today-now">
      <div>
        <p className="small muted">
          {item.endsAt ? t('today.nowUntil', { time: formats.until(item.endsAt, now) }) : t('today.now')}
        </p>
        <h2>{item.title}</h2>
        {detail(item) && <p className="muted">{detail(item)}</p>}
      </div>
      <a className="btn primary" href={item.href}>
        {action(item.kind)}
      </a>
    </section>
  );
}

/** «10:00» today, «завтра» over «10:00», then «25 нояб.» over «10:00». */
function When({ instant, now }: { instant: string; now: number }) {
  const formats = useFormats();
  const days = formats.daysBetween(now, instant);
  const day = days === 1 ? formats.relativeDay(days) : formats.dayAndMonth(instant);
  return (
    <time className="today-time num" dateTime={instant}>
      {days !== 0 && <span>{day}</span>}
      <span>{formats.time(instant)}</span>
    </time>
  );
}

export function NextList({ items, now }: { items: readonly TodayItem[]; now: number }) {
  const { t } = useTranslation('people');
  const formats = useFormats();
  return (
    <ul role="list" className="today-list">
      {items.map((item) => (
        <li key={keyOf(item)}>
          {item.startsAt ? <When instant={item.startsAt} now={now} /> : <span />}
          <div>
            <a href={item.href}>{item.title}</a>
            {detail(item) && <p className="small">{detail(item)}</p>}
            {item.startsAt && item.endsAt && (
              <p className="small muted">{t('today.until', { time: formats.until(item.endsAt, item.startsAt) })}</p>
            )}
          </div>
          {item.startsAt && Date.parse(item.startsAt) - now < 12 * 3_600_000 && (
            <Tag kind="info">{formats.relative(Date.parse(item.startsAt), now)}</Tag>
          )}
        </li>
      ))}
    </ul>
  );
}

export function TodoList({ items }: { items: readonly Todo[] }) {
  const { t } = useTranslation('people');
  const formats = useFormats();
  const action = useAction();
  return (
    <ul role="list" className="today-list todo">
      {items.map((item) => (
        <li key={keyOf(item)}>
          <div>
            <a href={item.href}>{item.title}</a>
            {item.ward && <p className="small">{detail(item)}</p>}
            <p className="small">{item.note ?? action(item.kind)}</p>
            {item.endsAt && <p className="small muted">{t('today.term', { time: formats.dateTime(item.endsAt) })}</p>}
          </div>
        </li>
      ))}
    </ul>
  );
}
