import { Link } from '@tanstack/react-router';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client';
import { useFormats } from '../../../i18n/format';
import { Button } from '../../../ui/Button';
import { Dialog } from '../../../ui/Dialog';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { SelectField, TextField } from '../../../ui/Field';
import { Skeleton } from '../../../ui/Skeleton';
import { Tag } from '../../../ui/Tag';
import { gradesQuery, learnerGradesQuery, type Gradebook, type GradeRow } from '../queries/grades';
import { HowItCame } from './HowItCame';
import { writtenMark } from './marks';

interface Props {
  book: Gradebook;
  row: GradeRow;
  onClose: () => void;
}

/** How the mark of one learner comes about, and a mark that is set otherwise with a reason. */
export function LearnerGradesDialog({ book, row, onClose }: Props) {
  const grades = useQuery(learnerGradesQuery(book.cohortId, row.enrolmentId));
  return (
    <Dialog title={row.name} onClose={onClose}>
      <div className="stack">
        <ErrorNotice error={grades.error} />
        {grades.isPending && <Skeleton lines={4} />}
        {grades.data && <HowItCame grades={grades.data} />}
        <Quizzes book={book} row={row} />
        <Change book={book} row={row} />
      </div>
    </Dialog>
  );
}

/** The ways to the tries at the quizzes of the course. */
function Quizzes({ book, row }: Omit<Props, 'onClose'>) {
  const { t } = useTranslation('enrolment');
  const quizzes = book.columns.filter(
    ({ kind, unitId }) => kind === 'quiz' && row.cells.some((cell) => cell.unitId === unitId),
  );
  if (quizzes.length === 0) return null;
  return (
    <section>
      <h3>{t('grades.tries')}</h3>
      <ul role="list" className="course-list">
        {quizzes.map(({ unitId, title }) => (
          <li key={unitId}>
            <Link to="/enrolments/$enrolmentId/tries/$unitId" params={{ enrolmentId: row.enrolmentId, unitId }}>
              {title}
            </Link>
            {book.lateTries.some((late) => late.enrolmentId === row.enrolmentId && late.unitId === unitId) && (
              <Tag kind="warn">{t('grades.late')}</Tag>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Change({ book, row }: Omit<Props, 'onClose'>) {
  const { t } = useTranslation('enrolment');
  const formats = useFormats();
  const queries = useQueryClient();
  const [unitId, setUnitId] = useState('');
  const [value, setValue] = useState('');
  const [reason, setReason] = useState('');
  const cell = row.cells.find((one) => one.unitId === unitId);
  const max = cell?.maxPoints ?? 100;
  const change = useMutation({
    mutationFn: async () => {
      await api.POST('/api/cohorts/{id}/grades/changes', {
        params: { path: { id: book.cohortId } },
        body: {
          changes: [
            {
              enrolmentId: row.enrolmentId,
              unitId: unitId || null,
              value: writtenMark(value),
              number: cell ? cell.number : row.number,
              maxPoints: cell ? cell.maxPoints : null,
            },
          ],
          reason,
        },
      });
    },
    onSuccess: () => {
      setValue('');
      setReason('');
    },
    onSettled: () => queries.invalidateQueries({ queryKey: gradesQuery(book.cohortId).queryKey }),
  });
  return (
    <form
      className="stack tight"
      onSubmit={(event) => {
        event.preventDefault();
        if (!change.isPending) change.mutate();
      }}
    >
      <h3>{t('grades.change')}</h3>
      <SelectField label={t('grades.what')} value={unitId} onChange={(event) => setUnitId(event.target.value)}>
        <option value="">{t('grades.wholeMark')}</option>
        {row.cells.map((one) => (
          <option key={one.unitId} value={one.unitId}>
            {book.columns.find((column) => column.unitId === one.unitId)?.title}
          </option>
        ))}
      </SelectField>
      <div className="form-grid">
        <TextField
          label={t('grades.value')}
          hint={t('grades.valueHint', { max: formats.number(max) })}
          inputMode="decimal"
          pattern="[0-9]+([.,][0-9]{1,2})?"
          value={value}
          onChange={(event) => setValue(event.target.value)}
        />
        <TextField
          label={t('grades.reason')}
          hint={t('grades.reasonHint')}
          required
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </div>
      <ErrorNotice error={change.error} />
      <div className="line">
        <Button type="submit" kind="ghost" busy={change.isPending}>
          {t('grades.save')}
        </Button>
      </div>
    </form>
  );
}
