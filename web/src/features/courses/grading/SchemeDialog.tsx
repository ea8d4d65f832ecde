import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../../../api/client';
import { Choice } from '../../../ui/Choice';
import { TextField } from '../../../ui/Field';
import { FormDialog } from '../../../ui/FormDialog';
import { gradesQuery, type Gradebook } from '../queries/grades';
import { FormulaFields, FormulaPreview } from './FormulaFields';
import { PointRules } from './HowItCame';

const ways = ['weights', 'formula'] as const;

/** By weights, how many of the lowest marks not counting, or by a formula; and with how much one has passed. */
export function SchemeDialog({ book, onClose }: { book: Gradebook; onClose: () => void }) {
  const { t } = useTranslation('enrolment');
  const queries = useQueryClient();
  const [way, setWay] = useState<(typeof ways)[number]>(book.formula ? 'formula' : 'weights');
  const [formula, setFormula] = useState(book.formula);
  const [weights, setWeights] = useState(() =>
    Object.fromEntries(book.columns.map(({ unitId, weight }) => [unitId, String(weight)])),
  );
  const [drop, setDrop] = useState(String(book.dropLowest));
  const [pass, setPass] = useState(String(book.passPercent));
  const preview = useMutation({
    mutationFn: (asked: { formula: string; passPercent: number }) =>
      body(api.POST('/api/cohorts/{id}/grades/formula', { params: { path: { id: book.cohortId } }, body: asked })),
  });
  const save = useMutation({
    mutationFn: () =>
      api.PUT('/api/cohorts/{id}/grades/scheme', {
        params: { path: { id: book.cohortId } },
        body: {
          weights: Object.fromEntries(Object.entries(weights).map(([id, weight]) => [id, Number(weight)])),
          dropLowest: Number(drop),
          passPercent: Number(pass),
          version: book.version,
          formula: way === 'formula' ? formula : '',
        },
      }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: gradesQuery(book.cohortId).queryKey });
      onClose();
    },
  });
  const number = { type: 'number', min: 0, required: true } as const;
  const isSeen =
    preview.isSuccess && preview.variables.formula === formula && preview.variables.passPercent === Number(pass);
  const isFormula = way === 'formula';
  return (
    <FormDialog
      title={t('grades.schemeTitle')}
      {...(isFormula && { action: t(isSeen ? 'grades.formulaApply' : 'grades.formulaTry') })}
      act={isFormula && !isSeen ? preview : save}
      onSubmit={() => (isFormula && !isSeen ? preview.mutate({ formula, passPercent: Number(pass) }) : save.mutate())}
      onClose={onClose}
    >
      <Choice
        legend={t('grades.way')}
        value={way}
        options={ways.map((value) => ({ value, label: t(`grades.ways.${value}`) }))}
        onChange={setWay}
      />
      <PointRules columns={book.columns} />
      {isFormula ? (
        <FormulaFields columns={book.columns} value={formula} onChange={setFormula} />
      ) : (
        book.columns.map(({ unitId, title }) => (
          <TextField
            key={unitId}
            {...number}
            step="any"
            max={1000}
            label={t('grades.weightOf', { title })}
            value={weights[unitId] ?? ''}
            onChange={(event) => setWeights((held) => ({ ...held, [unitId]: event.target.value }))}
          />
        ))
      )}
      <div className="form-grid">
        {!isFormula && (
          <TextField
            {...number}
            max={20}
            label={t('grades.drop')}
            value={drop}
            onChange={(event) => setDrop(event.target.value)}
          />
        )}
        <TextField
          {...number}
          step="any"
          max={100}
          label={t('grades.pass')}
          value={pass}
          onChange={(event) => setPass(event.target.value)}
        />
      </div>
      {isFormula && isSeen && <FormulaPreview rows={preview.data} />}
    </FormDialog>
  );
}
