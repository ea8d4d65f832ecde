import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SelectField, TextField } from '../../../ui/Field';
import { FormDialog } from '../../../ui/FormDialog';
import { Notice } from '../../../ui/ErrorNotice';
import { sharePercent, unitsOf } from './names';
import type { CompetenceCheck, CourseReadiness, Development, Framework } from './queries';
import { useItemName } from './useItemName';

/** Nothing is sent before the page is saved. */
const local = { error: undefined, isPending: false };

interface Shared<T> {
  framework: Framework;
  /** The one that is changed; undefined for a new one. */
  old: T | undefined;
  onDone: (made: T) => void;
  onClose: () => void;
}

/** A competence that a course develops, and up to which level. */
export function DevelopmentDialog({
  framework,
  old,
  taken,
  onDone,
  onClose,
}: Shared<Development> & { taken: string[] }) {
  const { t } = useTranslation('readiness');
  const free = framework.areas.flatMap(({ competences }) => competences).find(({ id }) => !taken.includes(id));
  const [value, setValue] = useState<Development>(
    old ?? { competenceId: free?.id ?? '', level: framework.targetLevel },
  );
  return (
    <FormDialog
      title={t('course.developsOne')}
      action={t(old ? 'course.take' : 'course.add')}
      act={local}
      onSubmit={() => onDone(value)}
      onClose={onClose}
    >
      <CompetenceFields framework={framework} value={value} taken={taken} onChange={setValue} />
    </FormDialog>
  );
}

interface CheckProps extends Shared<CompetenceCheck> {
  items: CourseReadiness['items'];
  others: CompetenceCheck[];
}

/** What of the course shows which level of which competence. */
export function CheckDialog({ framework, items, old, others, onDone, onClose }: CheckProps) {
  const { t } = useTranslation('readiness');
  const nameOf = useItemName();
  const last = others[others.length - 1];
  const [value, setValue] = useState<CompetenceCheck>(
    old ?? {
      // Who ties task after task goes on where the last one was tied.
      unitId: last?.unitId ?? items[0]!.unitId,
      itemId: null,
      competenceId: last?.competenceId ?? framework.areas[0]!.competences[0]!.id,
      level: last?.level ?? 1,
      share: null,
    },
  );
  const own = items.filter(({ unitId }) => unitId === value.unitId);
  const isThere = others.some(
    (other) =>
      other.unitId === value.unitId &&
      other.itemId === value.itemId &&
      other.competenceId === value.competenceId &&
      other.level === value.level,
  );
  const [percent, setPercent] = useState(() => sharePercent(value));
  return (
    <FormDialog
      title={t('course.checksOne')}
      action={t(old ? 'course.take' : 'course.add')}
      act={local}
      // What was rounded for the field stays as it was.
      onSubmit={() =>
        !isThere && onDone(percent === sharePercent(value) ? value : { ...value, share: Number(percent) / 100 })
      }
      onClose={onClose}
    >
      <SelectField
        label={t('course.unit')}
        value={value.unitId}
        onChange={({ target }) => setValue({ ...value, unitId: target.value, itemId: null })}
      >
        {unitsOf(items).map(({ id, title }) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={t('course.item')}
        value={value.itemId ?? ''}
        onChange={({ target }) => setValue({ ...value, itemId: target.value || null })}
      >
        {own.map((item) => (
          <option key={item.itemId ?? ''} value={item.itemId ?? ''}>
            {nameOf(item)}
          </option>
        ))}
      </SelectField>
      <CompetenceFields
        framework={framework}
        value={value}
        taken={[]}
        onChange={(part) => setValue({ ...value, ...part })}
      />
      <TextField
        label={t('course.share')}
        type="number"
        min={1}
        max={100}
        required
        value={percent}
        onChange={({ target }) => setPercent(target.value)}
      />
      {isThere && <Notice kind="warn">{t('course.alreadyThere')}</Notice>}
    </FormDialog>
  );
}

interface FieldsProps {
  framework: Framework;
  value: Development;
  /** Competences that stand elsewhere. */
  taken: string[];
  onChange: (value: Development) => void;
}

function CompetenceFields({ framework, value: { competenceId, level }, taken, onChange }: FieldsProps) {
  const { t } = useTranslation('readiness');
  return (
    <>
      <SelectField
        label={t('framework.competence')}
        value={competenceId}
        onChange={({ target }) => onChange({ competenceId: target.value, level })}
      >
        {framework.areas.map((area) => (
          <optgroup key={area.id} label={area.title}>
            {area.competences
              .filter(({ id }) => !taken.includes(id))
              .map((competence) => (
                <option key={competence.id} value={competence.id}>
                  {competence.title}
                </option>
              ))}
          </optgroup>
        ))}
      </SelectField>
      <SelectField
        label={t('course.level')}
        value={level}
        onChange={({ target }) => onChange({ competenceId, level: Number(target.value) })}
      >
        {framework.levels.map((known, index) => (
          <option key={index} value={index + 1}>
            {known.title}
          </option>
        ))}
      </SelectField>
    </>
  );
}
