import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../i18n/format';
import { Tag } from '../../../ui/Tag';
import type { LearnedUnit } from '../queries/learning';
import { spanOf } from '../words';

/** A lock, an empty ring, half a ring, a tick: states differ by shape as well as by word. */
const shapes: Record<LearnedUnit['state'], ReactNode> = {
  locked: <path d="M5 9h10v8H5zM7 9V6.500a3 3 0 0 1 6 0V9" />,
  open: <circle cx="10" cy="10" r="6.500" />,
  begun: (
    <>
      <circle cx="10" cy="10" r="6.500" />
      <path d="M10 3.500a6.500 6.500 0 0 1 0 13z" fill="currentColor" />
    </>
  ),
  complete: (
    <>
      <circle cx="10" cy="10" r="7.500" />
      <path d="M6.500 10.200 9 12.700l4.500-5" />
    </>
  ),
};

interface Props {
  unit: LearnedUnit;
  /** Its title, with the way to it. */
  name: ReactNode;
  isNext: boolean;
}

export function OutlineUnit({ unit, name, isNext }: Props) {
  const { t } = useTranslation('courses');
  const formats = useFormats();
  const { state } = unit;
  const isMarked = unit.points !== null && unit.maxPoints !== null;
  const about = [
    t(`kind.${unit.kind}`),
    unit.minutes > 0 && spanOf(unit.minutes, (value, options) => formats.number(value, options)),
    !unit.isRequired && t('unit.optional'),
    t(`unit.state.${state}`),
  ];
  return (
    <li data-state={state} data-next={isNext || undefined}>
      <svg viewBox="0 0 20 20" aria-hidden="true" data-essential>
        {shapes[state]}
      </svg>
      <div>
        {name}
        <p className="small muted">{about.filter(Boolean).join(' · ')}</p>
        <WhyLocked unit={unit} />
      </div>
      <div className="outline-side small">
        {isMarked && (
          <p className="num">
            {t('points', { points: formats.number(unit.points ?? 0), max: formats.number(unit.maxPoints ?? 0) })}
          </p>
        )}
        {unit.isOverdue && unit.dueOn ? (
          <Tag kind="bad">{t('unit.overdue', { date: formats.dayAndMonth(unit.dueOn) })}</Tag>
        ) : (
          unit.dueOn && state !== 'complete' && t('unit.due', { date: formats.dayAndMonth(unit.dueOn) })
        )}
      </div>
    </li>
  );
}

/** What a locked unit waits for; nothing of an open one. */
export function WhyLocked({ unit }: { unit: LearnedUnit }) {
  const { t } = useTranslation('courses');
  const formats = useFormats();
  return (
    <>
      {unit.opensOn && <p className="small">{t('unit.opensOn', { date: formats.dayAndMonth(unit.opensOn) })}</p>}
      {unit.opensAt && <p className="small">{t('unit.opensAt', { at: formats.dateTime(unit.opensAt) })}</p>}
      {unit.awaitsTutor && <p className="small">{t('unit.awaitsTutor')}</p>}
      {unit.waitsFor.length > 0 && (
        <p className="small">
          {t('unit.waitsFor', {
            count: unit.waitsFor.length,
            units: formats.list(unit.waitsFor.map((title) => `«${title}»`)),
          })}
        </p>
      )}
    </>
  );
}
