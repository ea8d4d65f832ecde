import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client';
import { TextField } from '../../../ui/Field';
import { FormDialog } from '../../../ui/FormDialog';
import { gradesQuery, type Gradebook } from '../queries/grades';
import { PointRules } from './HowItCame';

/** The weights of the units, how many of the lowest marks do not count, and with how much one has passed. */
export function SchemeDialog({ book, onClose }: { book: Gradebook; onClose: () => void }) {
  const { t } = useTranslation('enrolment');
  const queries = useQueryClient();
  const [weights, setWeights] = useState(() =>
    Object.fromEntries(book.columns.map(({ unitId, weight }) => [unitId, String(weight)])),
  );
  const [drop, setDrop] = useState(String(book.dropLowest));
  const [pass, setPass] = useState(String(book.passPercent));
  const save = useMutation({
    mutationFn: () =>
      api.PUT('/api/cohorts/{id}/grades/scheme', {
        params: { path: { id: book.cohortId } },
        body: {
          weights: Object.fromEntries(Object.entries(weights).map(([id, weight]) => [id, Number(weight)])),
          dropLowest: Number(drop),
          passPercent: Number(pass),
          version: book.version,
        },
      }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: gradesQuery(book.cohortId).queryKey });
      onClose();
    },
  });
  const number = { type: 'number', min: 0, required: true } as const;
  return (
    <FormDialog title={t('grades.schemeTitle')} act={save} onSubmit={() => save.mutate()} onClose={onClose}>
      <PointRules columns={book.columns} />
      {book.columns.map(({ unitId, title }) => (
        <TextField
          key={unitId}
          {...number}
          step="any"
          max={1000}
          label={t('grades.weightOf', { title })}
          value={weights[unitId] ?? ''}
          onChange={(event) => setWeights((held) => ({ ...held, [unitId]: event.target.value }))}
        />
      ))}
      <div className="form-grid">
        <TextField
          {...number}
          max={20}
          label={t('grades.drop')}
          value={drop}
          onChange={(event) => setDrop(event.target.value)}
        />
        <TextField
          {...number}
          step="any"
          max={100}
          label={t('grades.pass')}
          value={pass}
          onChange={(event) => setPass(event.target.value)}
        />
      </div>
    </FormDialog>
  );
}
