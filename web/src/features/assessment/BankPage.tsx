import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, getRouteApi, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../i18n/format';
import { AddressFilter } from '../../ui/AddressFilter';
import { Button } from '../../ui/Button';
import { DataTable, type Column } from '../../ui/DataTable';
import { EmptyState } from '../../ui/EmptyState';
import { ErrorNotice, Notice } from '../../ui/ErrorNotice';
import { Page } from '../../ui/Page';
import { Skeleton } from '../../ui/Skeleton';
import { Tag } from '../../ui/Tag';
import { withQuery } from '../../ui/withQuery';
import { questionTypes, type QuestionType } from './editor/types';
import { ArchiveButton } from './ArchiveButton';
import { ExportButtons } from './ExportButtons';
import { ImportDialog } from './ImportDialog';
import { bankQuestionsQuery, banksQuery, type QuestionRow } from './queries';
import './assessment.css';

const route = getRouteApi('/frame/shell/questions/$bankId');

/** Questions of a bank: found by words, type and tag; brought in and taken out as files. */
export function BankPage() {
  const { t } = useTranslation('assessment');
  const formats = useFormats();
  const queries = useQueryClient();
  const { bankId } = route.useParams();
  const wanted: Record<string, unknown> = useSearch({ strict: false });
  const bank = useQuery(banksQuery).data?.find((known) => known.id === bankId);
  const archived = wanted.archived === 'yes';
  const questions = useQuery(bankQuestionsQuery(bankId, archived));
  const [importing, setImporting] = useState(false);
  const [imported, setImported] = useState<number>();
  const [moved, setMoved] = useState<{ title: string; archived: boolean }>();
  const all = questions.data ?? [];
  // Of a bank that there is not, nothing is offered.
  const there = bank ?? questions.data ?? questions.isPending;
  const tags = [...new Set(all.flatMap((row) => row.tags))].sort((a, b) => a.localeCompare(b));
  const rows = all.filter(
    (row) => (!wanted.type || row.type === wanted.type) && (!wanted.tag || row.tags.includes(String(wanted.tag))),
  );
  const columns: Column<QuestionRow>[] = [
    {
      id: 'title',
      header: t('bank.title'),
      value: (row) => row.title,
      cell: (row) => (
        <Link to="/questions/$bankId/$questionId" params={{ bankId, questionId: row.id }}>
          {row.title || t('bank.untitled')}
        </Link>
      ),
    },
    {
      id: 'type',
      header: t('bank.type'),
      value: (row) => t(`type.${row.type as QuestionType}`),
      cell: (row) => t(`type.${row.type as QuestionType}`),
    },
    {
      id: 'grades',
      header: t('bank.grades'),
      value: (row) => row.gradeFrom,
      cell: (row) => (row.gradeFrom === row.gradeTo ? row.gradeFrom : `${row.gradeFrom}–${row.gradeTo}`),
    },
    {
      id: 'points',
      header: t('bank.points'),
      numeric: true,
      value: (row) => row.maxPoints,
      cell: (row) => formats.number(row.maxPoints),
    },
    {
      id: 'tags',
      header: t('bank.tags'),
      value: (row) => row.tags.join(' '),
      cell: (row) => (
        <span className="line tags">
          {row.tags.map((tag) => (
            <Tag key={tag} kind="info">
              {tag}
            </Tag>
          ))}
        </span>
      ),
    },
    {
      id: 'archive',
      header: t('archive.column'),
      plain: true,
      cell: (row) => {
        const title = row.title || t('bank.untitled');
        return (
          <ArchiveButton
            id={row.id}
            title={title}
            archived={row.archived}
            onDone={(now) => setMoved({ title, archived: now })}
          />
        );
      },
    },
  ];

  return (
    <Page
      title={bank?.title ?? t('banks.heading')}
      width="wide"
      action={
        there && (
          <Link className="btn primary" to="/questions/$bankId/new" params={{ bankId }}>
            {t('bank.create')}
          </Link>
        )
      }
    >
      <div className="stack">
        <div className="line">
          <Link to="/questions">← {t('banks.heading')}</Link>
          {there && (
            <>
              <Button kind="ghost" onClick={() => setImporting(true)}>
                {t('import.open')}
              </Button>
              <ExportButtons bankId={bankId} />
            </>
          )}
        </div>
        {imported !== undefined && <Notice kind="ok">{t('import.done', { count: imported })}</Notice>}
        {moved && (
          <Notice kind="ok">{t(moved.archived ? 'archive.done' : 'archive.undone', { title: moved.title })}</Notice>
        )}
        <ErrorNotice error={questions.error} />
        {questions.isPending && <Skeleton lines={6} />}
        {questions.data && (
          <DataTable
            caption={t('bank.questions')}
            columns={columns}
            rows={rows}
            rowKey={(row) => row.id}
            exportList={withQuery(`/api/question-banks/${bankId}/questions`, {
              archived,
              type: questionTypes.find((type) => type === wanted.type),
              tag: tags.find((tag) => tag === wanted.tag),
            })}
            empty={
              all.length > 0 ? undefined : archived ? (
                <EmptyState title={t('archive.empty')}>{t('archive.emptyHint')}</EmptyState>
              ) : (
                <EmptyState title={t('bank.empty')}>{t('bank.emptyHint')}</EmptyState>
              )
            }
            filters={
              <>
                <AddressFilter
                  name="type"
                  label={t('bank.type')}
                  options={questionTypes.map((type) => [type, t(`type.${type}`)])}
                />
                {tags.length > 0 && (
                  <AddressFilter name="tag" label={t('bank.tag')} options={tags.map((tag) => [tag, tag])} />
                )}
                <AddressFilter
                  name="archived"
                  label={t('archive.filter')}
                  all={t('archive.current')}
                  options={[['yes', t('archive.archived')]]}
                />
              </>
            }
          />
        )}
      </div>
      {importing && (
        <ImportDialog
          bankId={bankId}
          onClose={() => setImporting(false)}
          onImported={async (count) => {
            await queries.invalidateQueries({ queryKey: banksQuery.queryKey });
            setImported(count);
            setImporting(false);
          }}
        />
      )}
    </Page>
  );
}
