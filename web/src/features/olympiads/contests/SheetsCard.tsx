import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client';
import { useFormats } from '../../../i18n/format';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { SelectField, TextField } from '../../../ui/Field';
import { edit, versionToSend, type Editing } from './editing';
import type { Contest, Sheet } from './queries';
import { newest, oneByOne } from './saving';

type Draft = Omit<Sheet, 'id'> & { id: string | null };
type Criterion = Sheet['criteria'][number];

const kinds = ['reading', 'talk'] as const;

/** An id that no other criterion of the sheet has. */
function freshId(criteria: Criterion[]): string {
  let number = criteria.length + 1;
  while (criteria.some(({ id }) => id === String(number))) number++;
  return String(number);
}

const emptyCriterion = (criteria: Criterion[]): Criterion => ({
  id: freshId(criteria),
  text: '',
  maxPoints: 5,
  step: 1,
});

/** Оценочные листы: what experts mark by. */
export function SheetsCard({ contest, onChanged }: { contest: Contest; onChanged: () => Promise<unknown> }) {
  const { t } = useTranslation('contests');
  const [edited, setEdited] = useState<Editing<Draft>>();
  const sheets: Draft[] = edited?.items ?? contest.sheets;
  const setSheets = (next: Draft[]) => setEdited(edit(edited, next, contest.sheets, contest.version));
  const change = (index: number, next: Partial<Draft>) =>
    setSheets(sheets.map((sheet, at) => (at === index ? { ...sheet, ...next } : sheet)));
  const add = (kind: Sheet['kind']) =>
    setSheets([
      ...sheets,
      { id: null, kind, title: t(`sheets.proposed.${kind}`), weight: 1, criteria: [emptyCriterion([])] },
    ]);
  const save = useMutation({
    ...oneByOne(contest.id),
    mutationFn: async (editing: Editing<Draft>, { client }) => {
      const { sheets: stored, version: newestVersion } = newest(client, contest);
      const version = versionToSend(editing, stored, newestVersion);
      await api.PUT('/api/contests/{id}/sheets', {
        params: { path: { id: contest.id } },
        body: { items: editing.items, version },
      });
      await onChanged();
    },
    onSuccess: () => setEdited(undefined),
  });
  return (
    <Card title={t('sheets.title')}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (edited && !save.isPending) save.mutate(edited);
        }}
      >
        <p className="muted">{t('sheets.lead')}</p>
        {sheets.map((sheet, index) => (
          <SheetFields
            key={sheet.id ?? index}
            sheet={sheet}
            onChange={(next) => change(index, next)}
            onRemove={() => setSheets(sheets.filter((_, at) => at !== index))}
          />
        ))}
        <ErrorNotice error={save.error} />
        <div className="line">
          {kinds.map((kind) => (
            <Button key={kind} kind="ghost" onClick={() => add(kind)}>
              {t(`sheets.add.${kind}`)}
            </Button>
          ))}
          {edited && (
            <Button type="submit" busy={save.isPending}>
              {t('sheets.save')}
            </Button>
          )}
        </div>
      </form>
    </Card>
  );
}

interface FieldsProps {
  sheet: Draft;
  onChange: (next: Partial<Draft>) => void;
  onRemove: () => void;
}

function SheetFields({ sheet, onChange, onRemove }: FieldsProps) {
  const { t } = useTranslation('contests');
  const formats = useFormats();
  const { criteria } = sheet;
  const set = (index: number, next: Partial<Criterion>) =>
    onChange({ criteria: criteria.map((one, at) => (at === index ? { ...one, ...next } : one)) });
  const total = criteria.reduce((sum, { maxPoints }) => sum + (maxPoints || 0), 0);
  return (
    <fieldset className="contest-sheet">
      <legend className="visually-hidden">{sheet.title}</legend>
      <div className="stack">
        <div className="form-grid">
          <TextField
            label={t('sheets.name')}
            required
            maxLength={200}
            value={sheet.title}
            onChange={(event) => onChange({ title: event.target.value })}
          />
          <SelectField
            label={t('sheets.kind')}
            value={sheet.kind}
            onChange={(event) => onChange({ kind: event.target.value as Sheet['kind'] })}
          >
            {kinds.map((kind) => (
              <option key={kind} value={kind}>
                {t(`sheets.kinds.${kind}`)}
              </option>
            ))}
          </SelectField>
          <TextField
            label={t('sheets.weight')}
            type="number"
            required
            min={0.01}
            max={100}
            step="any"
            value={Number.isNaN(sheet.weight) ? '' : sheet.weight}
            onChange={(event) => onChange({ weight: event.target.valueAsNumber })}
          />
        </div>
        {criteria.map((criterion, index) => (
          <div key={criterion.id} className="contest-criterion">
            <TextField
              label={t('sheets.criterion', { number: index + 1 })}
              required
              value={criterion.text}
              onChange={(event) => set(index, { text: event.target.value })}
            />
            <TextField
              label={t('sheets.points')}
              type="number"
              required
              min={0.01}
              max={1000}
              step="any"
              value={Number.isNaN(criterion.maxPoints) ? '' : criterion.maxPoints}
              onChange={(event) => set(index, { maxPoints: event.target.valueAsNumber })}
            />
            <TextField
              label={t('sheets.step')}
              type="number"
              required
              min={0.01}
              step="any"
              value={Number.isNaN(criterion.step) ? '' : criterion.step}
              onChange={(event) => set(index, { step: event.target.valueAsNumber })}
            />
            {criteria.length > 1 && (
              <Button
                kind="ghost"
                aria-label={t('sheets.removeCriterionOf', { number: index + 1 })}
                onClick={() => onChange({ criteria: criteria.filter((_, at) => at !== index) })}
              >
                {t('nominations.remove')}
              </Button>
            )}
          </div>
        ))}
        <div className="line">
          <Button kind="ghost" onClick={() => onChange({ criteria: [...criteria, emptyCriterion(criteria)] })}>
            {t('sheets.addCriterion')}
          </Button>
          <Button kind="ghost" onClick={onRemove}>
            {t('sheets.remove')}
          </Button>
          <span className="muted num">{t('sheets.total', { points: formats.number(total) })}</span>
        </div>
      </div>
    </fieldset>
  );
}
