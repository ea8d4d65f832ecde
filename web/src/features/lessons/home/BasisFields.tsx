import { useTranslation } from 'react-i18next';
import { SelectField, TextField } from '../../../ui/Field';
import type { HomeBasis } from './queries';

export interface Basis {
  kind: HomeBasis['kind'];
  number: string;
  date: string;
  from: string;
  validUntil: string;
}

/** What is kept of the document: no more than the school's order names. */
export function BasisFields({ basis, onChange }: { basis: Basis; onChange: (basis: Basis) => void }) {
  const { t } = useTranslation('timetable');
  return (
    <>
      <SelectField
        label={t('home.kind')}
        hint={t('home.kindHint')}
        value={basis.kind}
        onChange={({ target }) => onChange({ ...basis, kind: target.value as Basis['kind'] })}
      >
        <option value="medicalConclusion">{t('home.kinds.medicalConclusion')}</option>
        <option value="commissionDecision">{t('home.kinds.commissionDecision')}</option>
      </SelectField>
      <TextField
        label={t('home.number')}
        required
        maxLength={60}
        value={basis.number}
        onChange={({ target }) => onChange({ ...basis, number: target.value })}
      />
      <TextField
        label={t('home.date')}
        type="date"
        required
        value={basis.date}
        onChange={({ target }) => onChange({ ...basis, date: target.value })}
      />
      <TextField
        label={t('home.from')}
        type="date"
        required
        value={basis.from}
        onChange={({ target }) => onChange({ ...basis, from: target.value })}
      />
      <TextField
        label={t('home.validUntil')}
        type="date"
        required
        value={basis.validUntil}
        onChange={({ target }) => onChange({ ...basis, validUntil: target.value })}
      />
    </>
  );
}
