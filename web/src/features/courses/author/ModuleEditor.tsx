import { Link } from '@tanstack/react-router';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Tag } from '../../../ui/Tag';
import { useKeptFocus } from '../../../ui/useKeptFocus';
import type { Course, Module, Outline, Unit } from '../queries/courses';
import type { UnitKind } from '../queries/learning';
import { InlineName } from './InlineName';
import { movedModule, movedUnit, withModuleTitle, withUnit } from './outline';
import { RowTools } from './RowTools';

const kinds: readonly UnitKind[] = ['text', 'video', 'scorm', 'file', 'link', 'quiz', 'assignment', 'lesson'];

interface Props {
  course: Course;
  module: Module;
  current: string | undefined;
  dirty: readonly string[];
  /** Id of what is being named. */
  naming: string | undefined;
  onName: (id: string | undefined) => void;
  onChange: (next: Outline | undefined) => void;
  /** The row with the id goes to another place, and the focus with it. */
  onMove: (id: string, next: Outline | undefined) => void;
  onAdd: (kind: UnitKind) => void;
  onRemove: () => void;
  onRemoveUnit: (unit: Unit) => void;
}

/** Where the focus comes back to after a move. */
export const rowId = (id: string) => `row-${id}`;

/** Keys of a row: Alt with an arrow moves it, F2 names it, Delete takes it out. */
const rowKeys =
  (acts: { move: (step: 1 | -1) => void; name: () => void; remove: () => void }) => (event: KeyboardEvent) => {
    if (event.altKey && event.key === 'ArrowUp') acts.move(-1);
    else if (event.altKey && event.key === 'ArrowDown') acts.move(1);
    else if (event.key === 'F2') acts.name();
    else if (event.key === 'Delete') acts.remove();
    else return;
    event.preventDefault();
  };

export function ModuleEditor({
  course,
  module,
  current,
  dirty,
  naming,
  onName,
  onChange,
  onMove,
  onAdd,
  ...acts
}: Props) {
  const { t } = useTranslation('courses');
  const { outline } = course;
  const kept = useKeptFocus(module.units.length);
  const faulty = new Set(course.problems.map(({ unitId }) => unitId));
  const moveModule = (step: 1 | -1) => onMove(module.id, movedModule(outline, module.id, step));
  return (
    <section className="module-editor" aria-label={module.title}>
      <div className="module-head">
        {naming === module.id ? (
          <InlineName
            label={t('author.moduleTitle')}
            value={module.title}
            onDone={(title) => {
              onName(undefined);
              if (title !== undefined) onChange(withModuleTitle(outline, module.id, title));
            }}
          />
        ) : (
          <h3 id={rowId(module.id)} tabIndex={-1}>
            {module.title}
          </h3>
        )}
        <RowTools
          title={module.title}
          mayRise={movedModule(outline, module.id, -1) !== undefined}
          mayFall={movedModule(outline, module.id, 1) !== undefined}
          onMove={moveModule}
          onName={() => onName(module.id)}
          onRemove={acts.onRemove}
        />
      </div>
      <ol role="list" className="unit-rows" {...kept}>
        {module.units.map((unit) => {
          const move = (step: 1 | -1) => onMove(unit.id, movedUnit(outline, unit.id, step));
          const isCurrent = unit.id === current;
          return (
            <li key={unit.id} data-current={isCurrent || undefined}>
              {naming === unit.id ? (
                <InlineName
                  label={t('author.unitTitle')}
                  value={unit.title}
                  onDone={(title) => {
                    onName(undefined);
                    if (title !== undefined) onChange(withUnit(outline, { ...unit, title }));
                  }}
                />
              ) : (
                <Link
                  id={rowId(unit.id)}
                  to="/courses/$courseId"
                  params={{ courseId: course.id }}
                  search={{ unit: unit.id }}
                  resetScroll={false}
                  aria-current={isCurrent ? 'true' : undefined}
                  onKeyDown={rowKeys({
                    move,
                    name: () => onName(unit.id),
                    remove: () => acts.onRemoveUnit(unit),
                  })}
                >
                  {unit.title}
                  <span className="small muted">
                    {t(`kind.${unit.kind}`)}
                    {!unit.isRequired && ` · ${t('unit.optional')}`}
                  </span>
                </Link>
              )}
              {dirty.includes(unit.id) ? (
                <Tag kind="info">{t('author.unsaved')}</Tag>
              ) : (
                faulty.has(unit.id) && <Tag kind="warn">{t('author.unfinished')}</Tag>
              )}
              {isCurrent && naming !== unit.id && (
                <RowTools
                  title={unit.title}
                  mayRise={movedUnit(outline, unit.id, -1) !== undefined}
                  mayFall={movedUnit(outline, unit.id, 1) !== undefined}
                  onMove={move}
                  onName={() => onName(unit.id)}
                  onRemove={() => acts.onRemoveUnit(unit)}
                />
              )}
            </li>
          );
        })}
      </ol>
      <div className="unit-adders" role="group" aria-label={t('author.addTo', { module: module.title })}>
        {kinds.map((kind) => (
          <button key={kind} type="button" onClick={() => onAdd(kind)}>
            + {t(`kind.${kind}`)}
          </button>
        ))}
      </div>
    </section>
  );
}
