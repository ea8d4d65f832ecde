import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { itemOf, sharePercent, unitsOf, type competenceNames } from './names';
import type { CompetenceCheck, CourseReadiness } from './queries';
import { useItemName } from './useItemName';

interface Props {
  items: CourseReadiness['items'];
  checks: CompetenceCheck[];
  names: ReturnType<typeof competenceNames>;
  /** The unit of the check that was added last: it is open. */
  added: string | undefined;
  onChange: (check: CompetenceCheck) => void;
  onRemove: (check: CompetenceCheck) => void;
}

/** So many are read at once; more are folded. */
const fewChecks = 6;

/** What a course checks, unit by unit; units that check nothing are not there. */
export function ChecksByUnit({ items, checks, names, added, onChange, onRemove }: Props) {
  const { t } = useTranslation('readiness');
  const nameOf = useItemName();
  const [isOpen] = useState(checks.length <= fewChecks);
  return (
    <div>
      {unitsOf(items).map((unit) => {
        const own = checks.filter(({ unitId }) => unitId === unit.id);
        return (
          own.length > 0 && (
            <details key={unit.id} className="readiness-unit" open={isOpen || unit.id === added || undefined}>
              <summary>
                <b>{unit.title}</b> <span className="muted">{t('course.checkCount', { count: own.length })}</span>
              </summary>
              <ul role="list" className="readiness-rows">
                {own.map((check) => {
                  const item = itemOf(items, check);
                  return (
                    <ReadinessRow
                      key={[check.itemId, check.competenceId, check.level].join()}
                      title={names.of(check)}
                      about={
                        item &&
                        (check.share == null
                          ? nameOf(item)
                          : t('course.withShare', { item: nameOf(item), share: sharePercent(check) }))
                      }
                      onChange={() => onChange(check)}
                      onRemove={() => onRemove(check)}
                    />
                  );
                })}
              </ul>
            </details>
          )
        );
      })}
    </div>
  );
}

interface RowProps {
  title: string;
  about?: string | undefined;
  onChange: () => void;
  onRemove: () => void;
}

/** A line that is read, with the ways to change it and to take it out. */
export function ReadinessRow({ title, about, onChange, onRemove }: RowProps) {
  const { t } = useTranslation('readiness');
  const named = { title: about ? `${about}, ${title}` : title };
  return (
    <li>
      <div>
        <p>{title}</p>
        {about && <p className="small muted">{about}</p>}
      </div>
      <div className="line">
        <button type="button" className="linklike" aria-label={t('course.changeNamed', named)} onClick={onChange}>
          {t('course.change')}
        </button>
        <button type="button" className="linklike" aria-label={t('framework.removeNamed', named)} onClick={onRemove}>
          {t('framework.remove')}
        </button>
      </div>
    </li>
  );
}
