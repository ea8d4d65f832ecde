import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, body } from '../../../api/client';
import type { components } from '../../../api/schema';
import { codeText } from '../../../ui/errorText';
import { ErrorNotice, Notice } from '../../../ui/ErrorNotice';
import { FileDrop } from '../../../ui/FileDrop';
import { FormDialog } from '../../../ui/FormDialog';
import { Skeleton } from '../../../ui/Skeleton';
import { Tag } from '../../../ui/Tag';
import { coursesQuery } from '../../people/queries/courses';
import { cohortQuery } from '../queries/cohorts';
import { fileForm } from './fileForm';
import './enrolment.css';

type ListPreview = components['schemas']['PreviewListResponse'];
type Row = ListPreview['rows'][number];

const maxSize = 10 * 1024 * 1024;

/** Who is in the cohort already, however they came. */
const isHere = ({ state }: Row) => state === 'active' || state === 'completed';

/** People from a table: looked through row by row, and enrolled once that is confirmed. */
export function ListDialog({ cohortId, onClose }: { cohortId: string; onClose: () => void }) {
  const { t } = useTranslation('enrolment');
  const queries = useQueryClient();
  const params = { path: { id: cohortId } };
  const preview = useMutation({
    mutationFn: (file: File) =>
      body(api.POST('/api/cohorts/{id}/enrolments/preview', { params, body: fileForm(file) })),
  });
  const rows: readonly Row[] = preview.data?.rows ?? [];
  const fitting = rows.filter((row) => row.problems.length === 0 && row.personId && !isHere(row));
  const wrong = rows.filter((row) => row.problems.length > 0).length;
  const enrol = useMutation({
    mutationFn: () =>
      body(
        api.POST('/api/cohorts/{id}/enrolments', {
          params,
          body: {
            personIds: fitting.map(({ personId }) => personId!),
            group: '',
            groups: Object.fromEntries(fitting.map(({ personId, group }) => [personId!, group])),
          },
        }),
      ),
    onSuccess: async () => {
      await Promise.all([
        queries.invalidateQueries({ queryKey: cohortQuery(cohortId).queryKey }),
        queries.invalidateQueries({ queryKey: coursesQuery.queryKey }),
      ]);
      onClose();
    },
  });
  return (
    <FormDialog
      title={t('list.title')}
      action={fitting.length > 0 ? t('list.enrol', { count: fitting.length }) : t('list.title')}
      act={enrol}
      onSubmit={() => fitting.length > 0 && enrol.mutate()}
      onClose={onClose}
    >
      <p className="muted">{t('list.lead')}</p>
      <FileDrop
        label={t('list.file')}
        accept=".xlsx,.csv"
        maxSize={maxSize}
        onFiles={([file]) => {
          if (!file) return;
          enrol.reset();
          preview.mutate(file);
        }}
      />
      <ErrorNotice error={preview.error} />
      {preview.isPending && <Skeleton lines={5} />}
      {preview.data && (
        <>
          {wrong > 0 && <Notice kind="warn">{t('list.problems', { count: wrong })}</Notice>}
          {fitting.length === 0 && <Notice>{t('list.nobody')}</Notice>}
          {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard */}
          <div className="preview-scroll" tabIndex={0} role="region" aria-label={t('list.title')}>
            <ul role="list" className="course-list">
              {rows.map((row) => (
                <li key={row.number}>
                  <div>
                    <b>{row.name}</b>
                    <p className="small muted">{[row.school, row.group].filter(Boolean).join(' · ')}</p>
                    {row.problems.map((problem) => (
                      <p key={problem.cell} className="small bad-ink">
                        {t('list.cell', { cell: problem.cell, text: codeText(problem.code) })}
                      </p>
                    ))}
                  </div>
                  {row.problems.length === 0 && (
                    <Tag kind={isHere(row) ? 'none' : 'ok'}>{t(isHere(row) ? 'list.already' : 'list.ok')}</Tag>
                  )}
                </li>
              ))}
            </ul>
          </div>
        </>
      )}
    </FormDialog>
  );
}
