import { useTranslation } from 'react-i18next';
import { SelectField, TextField } from '../../../ui/Field';
import type { RoundDraft, RoundFault } from './roundDraft';

interface Props {
  draft: RoundDraft;
  fault?: RoundFault | undefined;
  /** Somebody has opened the paper: the window and the duration stay. */
  started?: boolean;
  onChange: (draft: RoundDraft) => void;
}

export function RoundFields({ draft, fault, started = false, onChange }: Props) {
  const { t } = useTranslation('desk');
  const put = (change: Partial<RoundDraft>) => onChange({ ...draft, ...change });
  const windowFault = fault === 'window' || fault === 'windowTooLong' || fault === 'year' ? fault : undefined;
  const durationFault = fault === 'duration' || fault === 'durationOverWindow' ? fault : undefined;
  return (
    <div className="form-grid">
      <TextField
        label={t('round.title')}
        required
        maxLength={200}
        value={draft.title}
        error={fault === 'title' && t('round.fault.title')}
        onChange={(event) => put({ title: event.target.value })}
      />
      <SelectField
        label={t('round.kind')}
        value={draft.kind}
        onChange={(event) => put({ kind: event.target.value as RoundDraft['kind'] })}
      >
        <option value="theory">{t('round.theory')}</option>
        <option value="practice">{t('round.practice')}</option>
      </SelectField>
      <TextField
        label={t('round.opensAt')}
        type="datetime-local"
        required
        disabled={started}
        value={draft.opensAt}
        error={windowFault && t(`round.fault.${windowFault}`)}
        onChange={(event) => put({ opensAt: event.target.value })}
      />
      <TextField
        label={t('round.closesAt')}
        type="datetime-local"
        required
        disabled={started}
        value={draft.closesAt}
        onChange={(event) => put({ closesAt: event.target.value })}
      />
      <TextField
        label={t('round.duration')}
        type="number"
        min={1}
        max={1440}
        required
        disabled={started}
        hint={t('round.durationHint')}
        value={draft.durationMinutes}
        error={durationFault && t(`round.fault.${durationFault}`)}
        onChange={(event) => put({ durationMinutes: event.target.value })}
      />
    </div>
  );
}
