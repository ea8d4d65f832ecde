import { useTranslation } from 'react-i18next';
import { SelectField } from '../../../ui/Field';
import type { AssignmentDraft } from '../queries/courses';
import { CountField } from './UnitSettings';

interface Props {
  assignment: AssignmentDraft;
  onChange: (part: Partial<AssignmentDraft>) => void;
}

const usual = { percentADay: 10, mostPercent: 50, lastDay: 14 };

/** What becomes of a work that comes after its day. */
export function LateFields({ assignment: { late, penalty }, onChange }: Props) {
  const { t } = useTranslation(['courses', 'together']);
  const rule = penalty ?? usual;
  const change = (part: Partial<typeof rule>) => onChange({ penalty: { ...rule, ...part } });
  return (
    <>
      <SelectField
        label={t('unitForm.late')}
        value={late}
        onChange={({ target }) => {
          const chosen = target.value as AssignmentDraft['late'];
          onChange({ late: chosen, penalty: chosen === 'lower' ? rule : null });
        }}
      >
        <option value="accept">{t('unitForm.lateAccept')}</option>
        <option value="lower">{t('together:form.lateLower')}</option>
        <option value="refuse">{t('unitForm.lateRefuse')}</option>
      </SelectField>
      {late === 'lower' && (
        <div className="field-row chosen">
          <CountField
            label={t('together:form.aDay')}
            min={1}
            max={100}
            value={rule.percentADay}
            onChange={(percentADay) => change({ percentADay: percentADay ?? 0 })}
          />
          <CountField
            label={t('together:form.most')}
            min={1}
            max={100}
            value={rule.mostPercent}
            onChange={(mostPercent) => change({ mostPercent: mostPercent ?? 0 })}
          />
          <CountField
            label={t('together:form.lastDay')}
            hint={t('together:form.lastDayHint')}
            min={1}
            max={1000}
            value={rule.lastDay ?? undefined}
            onChange={(lastDay) => change({ lastDay: lastDay ?? null })}
          />
        </div>
      )}
    </>
  );
}
