import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../../../api/client';
import { useFormats } from '../../../i18n/format';
import { codeText } from '../../../ui/errorText';
import { ErrorNotice, Notice } from '../../../ui/ErrorNotice';
import { TextField } from '../../../ui/Field';
import { FileDrop } from '../../../ui/FileDrop';
import { FormDialog } from '../../../ui/FormDialog';
import { Skeleton } from '../../../ui/Skeleton';
import { fileForm } from '../cohort/fileForm';
import { gradesQuery } from '../queries/grades';
import '../cohort/enrolment.css';

const maxSize = 10 * 1024 * 1024;

/** A gradebook that was filled in elsewhere: what it would change, and only then the change. */
export function GradeImportDialog({ cohortId, onClose }: { cohortId: string; onClose: () => void }) {
  const { t } = useTranslation('enrolment');
  const formats = useFormats();
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const params = { path: { id: cohortId } };
  const preview = useMutation({
    mutationFn: (file: File) => body(api.POST('/api/cohorts/{id}/grades/preview', { params, body: fileForm(file) })),
  });
  const changes = preview.data?.changes ?? [];
  const apply = useMutation({
    mutationFn: async () => {
      await api.POST('/api/cohorts/{id}/grades/changes', {
        params,
        body: {
          changes: changes.map(({ enrolmentId, unitId, after, number, maxPoints }) => ({
            enrolmentId,
            unitId,
            value: after,
            number,
            maxPoints: unitId ? maxPoints : null,
          })),
          reason,
        },
      });
    },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: gradesQuery(cohortId).queryKey });
      onClose();
    },
  });
  return (
    <FormDialog
      title={t('grades.uploadTitle')}
      action={t('grades.apply')}
      act={apply}
      onSubmit={() => changes.length > 0 && apply.mutate()}
      onClose={onClose}
    >
      <p className="muted">{t('grades.uploadLead')}</p>
      <FileDrop
        label={t('grades.file')}
        accept=".xlsx,.csv"
        maxSize={maxSize}
        onFiles={([file]) => {
          if (!file) return;
          apply.reset();
          preview.mutate(file);
        }}
      />
      <ErrorNotice error={preview.error} />
      {preview.isPending && <Skeleton lines={4} />}
      {preview.data && (
        <>
          <p role="status">
            <b>{changes.length > 0 ? t('grades.changes', { count: changes.length }) : t('grades.noChanges')}</b>
          </p>
          {preview.data.problems.length > 0 && (
            <Notice kind="warn">
              {preview.data.problems.map((problem) => (
                <p key={problem.cell}>
                  {t('list.cell', { cell: problem.cell, text: codeText(problem.code) })} {problem.value}
                </p>
              ))}
            </Notice>
          )}
          {changes.length > 0 && (
            <>
              {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard */}
              <div className="preview-scroll" tabIndex={0} role="region" aria-label={t('grades.uploadTitle')}>
                <ul role="list" className="course-list">
                  {changes.map((change) => (
                    <li key={change.cell}>
                      <div>
                        <b>{change.name}</b>
                        <p className="small muted">{change.unitId ? change.title : t('grades.wholeMark')}</p>
                      </div>
                      <span className="num">
                        {t('grades.from', {
                          before: change.before === null ? t('grades.nothing') : formats.number(change.before),
                          after: formats.number(change.after),
                        })}
                      </span>
                    </li>
                  ))}
                </ul>
              </div>
              <TextField
                label={t('grades.reason')}
                hint={t('grades.reasonHint')}
                required
                maxLength={500}
                value={reason}
                onChange={(event) => setReason(event.target.value)}
              />
            </>
          )}
        </>
      )}
    </FormDialog>
  );
}
