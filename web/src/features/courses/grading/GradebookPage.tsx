import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../i18n/format';
import { Button } from '../../../ui/Button';
import { DataTable, type Column } from '../../../ui/DataTable';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorNotice, Notice } from '../../../ui/ErrorNotice';
import { Page } from '../../../ui/Page';
import { Skeleton } from '../../../ui/Skeleton';
import { Tag } from '../../../ui/Tag';
import { gradesQuery, type Gradebook, type GradeRow } from '../queries/grades';
import { GradeImportDialog } from './GradeImportDialog';
import { Formula, PointRules } from './HowItCame';
import { LearnerGradesDialog } from './LearnerGradesDialog';
import { SchemeDialog } from './SchemeDialog';
import '../../olympiads/desk/desk.css';
import '../courses.css';

const route = getRouteApi('/frame/shell/cohorts/$cohortId/grades');

/** The marks of a cohort and what they make together. */
export function GradebookPage() {
  const { t } = useTranslation('enrolment');
  const { cohortId } = route.useParams();
  const grades = useQuery(gradesQuery(cohortId));
  const [open, setOpen] = useState<'scheme' | 'upload'>();
  const book = grades.data;
  return (
    <Page
      title={t('grades.title')}
      width="wide"
      lead={
        <Link to="/cohorts/$cohortId" params={{ cohortId }}>
          {book ? `${book.course}: ${book.cohort}` : t('ways.back')}
        </Link>
      }
      action={
        book && (
          <div className="line">
            <a className="btn ghost" href={`/api/cohorts/${cohortId}/grades.xlsx`} download>
              {t('grades.download')}
            </a>
            <Button kind="ghost" onClick={() => setOpen('upload')}>
              {t('grades.upload')}
            </Button>
            <Button kind="ghost" onClick={() => setOpen('scheme')}>
              {t('grades.scheme')}
            </Button>
          </div>
        )
      }
    >
      <ErrorNotice error={grades.error} />
      {grades.isPending && <Skeleton lines={8} />}
      {book && <Book book={book} />}
      {book && open === 'scheme' && <SchemeDialog book={book} onClose={() => setOpen(undefined)} />}
      {book && open === 'upload' && <GradeImportDialog cohortId={cohortId} onClose={() => setOpen(undefined)} />}
    </Page>
  );
}

function Book({ book }: { book: Gradebook }) {
  const { t } = useTranslation('enrolment');
  const formats = useFormats();
  const [shown, setShown] = useState<string>();
  const cellOf = (row: GradeRow, id: string) => row.cells.find(({ unitId }) => unitId === id);
  const columns: Column<GradeRow>[] = [
    {
      id: 'name',
      header: t('grades.learner'),
      value: ({ name }) => name,
      cell: ({ enrolmentId, name, school }) => (
        <>
          <button
            type="button"
            className="linklike"
            aria-label={t('grades.open', { name })}
            onClick={() => setShown(enrolmentId)}
          >
            {name}
          </button>
          <p className="small muted">{school}</p>
        </>
      ),
    },
    ...book.columns.map<Column<GradeRow>>((column) => ({
      id: column.unitId,
      header: `${column.title} (${t('grades.of', { max: formats.number(column.maxPoints) })}, ${book.formula ? column.code : t('grades.weight', { value: formats.number(column.weight) })})`,
      numeric: true,
      value: (row) => cellOf(row, column.unitId)?.points ?? undefined,
      cell: (row) => {
        const cell = cellOf(row, column.unitId);
        const late = book.lateTries.find((one) => one.enrolmentId === row.enrolmentId && one.unitId === column.unitId);
        if (cell?.points == null) return '—';
        return (
          <>
            {formats.number(cell.points)}
            {cell.isSet && <p className="small muted">{t('grades.set')}</p>}
            {cell.isDropped && <p className="small muted">{t('grades.dropped')}</p>}
            {late && (
              <p className="small">
                <Link
                  to="/enrolments/$enrolmentId/tries/$unitId"
                  params={{ enrolmentId: row.enrolmentId, unitId: column.unitId }}
                  search={{ try: late.attemptId }}
                  aria-label={t('grades.lateOf', { name: row.name })}
                >
                  {t('grades.late')}
                </Link>
              </p>
            )}
          </>
        );
      },
    })),
    {
      id: 'total',
      header: `${t('grades.total')}, ${t('grades.totalHint')}`,
      numeric: true,
      value: ({ percent }) => percent ?? undefined,
      cell: ({ percent, soFar, isSet }) => (
        <>
          <b>{percent === null ? '—' : formats.number(percent)}</b>
          {isSet && <p className="small muted">{t('grades.set')}</p>}
          {!isSet && soFar !== null && soFar !== percent && (
            <p className="small muted">{t('grades.soFar', { value: formats.number(soFar) })}</p>
          )}
        </>
      ),
    },
    {
      id: 'passed',
      header: t('grades.passed'),
      plain: true,
      value: ({ isPassed }) => (isPassed ? 0 : 1),
      cell: ({ isPassed }) => (
        <Tag kind={isPassed ? 'ok' : 'none'}>{t(isPassed ? 'grades.passed' : 'grades.failed')}</Tag>
      ),
    },
  ];
  const row = book.learners.find(({ enrolmentId }) => enrolmentId === shown);
  return (
    <div className="stack">
      {book.columns.length === 0 ? (
        <Notice>{t('grades.noColumns')}</Notice>
      ) : (
        <div>
          <Formula grades={book} />
          {book.goneCodes.length > 0 && (
            <Notice kind="warn">{t('grades.goneCodes', { codes: formats.list(book.goneCodes) })}</Notice>
          )}
          <PointRules columns={book.columns} />
          {book.columns.some(({ isSilent }) => isSilent) && (
            <p className="small muted">
              {t('grades.silentRule', {
                titles: formats.list(
                  book.columns.filter(({ isSilent }) => isSilent).map(({ title }) => t('grades.quoted', { title })),
                ),
              })}
            </p>
          )}
        </div>
      )}
      <DataTable
        caption={t('grades.title')}
        columns={columns}
        rows={book.learners}
        rowKey={({ enrolmentId }) => enrolmentId}
        defaultSort="name"
        empty={book.learners.length === 0 ? <EmptyState title={t('grades.none')} /> : undefined}
      />
      {row && <LearnerGradesDialog book={book} row={row} onClose={() => setShown(undefined)} />}
    </div>
  );
}
