import { useTranslation } from 'react-i18next';
import { Card } from '../../../ui/Card';
import { Choice } from '../../../ui/Choice';
import { CheckField, TextAreaField, TextField } from '../../../ui/Field';
import type { PeriodDraft, SettingsDraft } from './settingsDraft';

interface Props {
  draft: SettingsDraft;
  onChange: (draft: SettingsDraft) => void;
}

const publics = ['none', 'oneVoice', 'marks'] as const;
const words = ['winners', 'laureates'] as const;

/** What an organizer decides about a contest, beside nominations and sheets. */
export function SettingsFields({ draft, onChange }: Props) {
  const { t } = useTranslation('contests');
  const set = (change: Partial<SettingsDraft>) => onChange({ ...draft, ...change });
  const period = (name: 'entries' | 'marking' | 'voting') => (
    <PeriodFields
      from={t(`settings.${name}From`)}
      until={t(`settings.${name}Until`)}
      value={draft[name]}
      onChange={(value) => set({ [name]: value })}
    />
  );
  const number = (
    name: 'minExperts' | 'threshold' | 'quota' | 'winners' | 'winnerLeast' | 'prizeWinnerLeast',
    min: number,
    max: number,
    hint?: string,
  ) => (
    <TextField
      label={t(`settings.${name}`)}
      hint={hint}
      type="number"
      required
      min={min}
      max={max}
      step={name === 'minExperts' ? 1 : 'any'}
      value={Number.isNaN(draft[name]) ? '' : draft[name]}
      onChange={(event) => set({ [name]: event.target.valueAsNumber })}
    />
  );
  return (
    <>
      <Card title={t('settings.what')}>
        <div className="stack">
          <TextField
            label={t('settings.title')}
            required
            maxLength={200}
            value={draft.title}
            onChange={(event) => set({ title: event.target.value })}
          />
          <TextAreaField
            label={t('settings.about')}
            maxLength={4000}
            value={draft.about}
            onChange={(event) => set({ about: event.target.value })}
          />
          {period('entries')}
        </div>
      </Card>
      <Card title={t('settings.expertise')}>
        <div className="stack">
          {period('marking')}
          <div className="form-grid">
            <TextField
              label={t('settings.talksOn')}
              hint={t('settings.talksHint')}
              type="date"
              value={draft.talksOn}
              onChange={(event) => set({ talksOn: event.target.value })}
            />
            {number('minExperts', 1, 20)}
            {number('threshold', 0, 100, t('settings.thresholdHint'))}
          </div>
          <CheckField
            label={t('settings.isAnonymous')}
            hint={t('settings.anonymousHint')}
            checked={draft.isAnonymous}
            onChange={(event) => set({ isAnonymous: event.target.checked })}
          />
          <CheckField
            label={t('settings.dropExtremes')}
            checked={draft.dropExtremes}
            onChange={(event) => set({ dropExtremes: event.target.checked })}
          />
        </div>
      </Card>
      <Card title={t('settings.voting')}>
        <div className="stack">
          <Choice
            legend={t('settings.public')}
            value={draft.public}
            options={publics.map((value) => ({ value, label: t(`settings.publics.${value}`) }))}
            onChange={(value) => set({ public: value })}
          />
          {draft.public !== 'none' && (
            <>
              {period('voting')}
              <CheckField
                label={t('settings.onlyTeachersVote')}
                checked={draft.onlyTeachersVote}
                onChange={(event) => set({ onlyTeachersVote: event.target.checked })}
              />
            </>
          )}
        </div>
      </Card>
      <Card title={t('settings.awards')}>
        <div className="stack">
          <Choice
            legend={t('settings.words')}
            value={draft.words}
            options={words.map((value) => ({ value, label: t(`settings.wordsOf.${value}`) }))}
            onChange={(value) => set({ words: value })}
          />
          <div className="form-grid">
            {number('quota', 0, 100)}
            {number('winners', 0, 100)}
            {number('winnerLeast', 0, 100)}
            {number('prizeWinnerLeast', 0, 100)}
          </div>
          <CheckField
            label={t('settings.edge')}
            checked={draft.edge === 'allIn'}
            onChange={(event) => set({ edge: event.target.checked ? 'allIn' : 'allOut' })}
          />
        </div>
      </Card>
    </>
  );
}

function PeriodFields({
  from,
  until,
  value,
  onChange,
}: {
  from: string;
  until: string;
  value: PeriodDraft;
  onChange: (value: PeriodDraft) => void;
}) {
  const field = (name: keyof PeriodDraft, label: string) => (
    <TextField
      label={label}
      type="datetime-local"
      required
      value={value[name]}
      onChange={(event) => onChange({ ...value, [name]: event.target.value })}
    />
  );
  return (
    <div className="form-grid">
      {field('from', from)}
      {field('until', until)}
    </div>
  );
}
