import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../../api/client';
import { useFormats } from '../../i18n/format';
import { Button } from '../../ui/Button';
import { DataTable, type Column } from '../../ui/DataTable';
import { FormDialog } from '../../ui/FormDialog';
import { EmptyState } from '../../ui/EmptyState';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { SelectField, TextField } from '../../ui/Field';
import { Page } from '../../ui/Page';
import { Skeleton } from '../../ui/Skeleton';
import { banksQuery, subjectsQuery, type Bank } from './queries';

/** All banks of questions. */
export function BanksPage() {
  const { t } = useTranslation('assessment');
  const formats = useFormats();
  const banks = useQuery(banksQuery);
  const subjects = useQuery(subjectsQuery).data ?? [];
  const [creating, setCreating] = useState(false);
  const subjectOf = (bank: Bank) => subjects.find((known) => known.code === bank.subject)?.name ?? bank.subject;
  const columns: Column<Bank>[] = [
    {
      id: 'title',
      header: t('banks.title'),
      value: (bank) => bank.title,
      cell: (bank) => (
        <Link to="/questions/$bankId" params={{ bankId: bank.id }}>
          {bank.title}
        </Link>
      ),
    },
    { id: 'subject', header: t('banks.subject'), value: subjectOf, cell: subjectOf },
    {
      id: 'questions',
      header: t('banks.questions'),
      numeric: true,
      value: (bank) => bank.questions,
      cell: (bank) => formats.number(bank.questions),
    },
    {
      id: 'lessons',
      header: t('banks.lessons'),
      value: (bank) => (bank.isForLessons ? 1 : 0),
      cell: (bank) => <ForLessons bank={bank} />,
    },
  ];
  const create = <Button onClick={() => setCreating(true)}>{t('banks.create')}</Button>;
  return (
    <Page title={t('banks.heading')} width="wide" action={create}>
      <ErrorNotice error={banks.error} />
      {banks.isPending && <Skeleton lines={4} />}
      {banks.data && (
        <DataTable
          caption={t('banks.heading')}
          columns={columns}
          rows={banks.data}
          rowKey={(bank) => bank.id}
          defaultSort="title"
          exportList="/api/question-banks"
          empty={
            banks.data.length === 0 ? (
              <EmptyState title={t('banks.empty')}>{t('banks.emptyHint')}</EmptyState>
            ) : undefined
          }
        />
      )}
      {creating && <CreateBankDialog onClose={() => setCreating(false)} />}
    </Page>
  );
}

/** Whether teachers may ask the questions of a bank in their lessons. */
function ForLessons({ bank }: { bank: Bank }) {
  const { t } = useTranslation('assessment');
  const queries = useQueryClient();
  const change = useMutation({
    mutationFn: (isForLessons: boolean) =>
      api.PUT('/api/question-banks/{bankId}/for-lessons', {
        params: { path: { bankId: bank.id } },
        body: { isForLessons },
      }),
    onSuccess: () => queries.invalidateQueries({ queryKey: banksQuery.queryKey }),
  });
  return (
    <>
      <label className="check">
        <input
          type="checkbox"
          checked={change.isPending ? change.variables : bank.isForLessons}
          aria-label={t('banks.forLessons', { title: bank.title })}
          onChange={({ target }) => change.mutate(target.checked)}
        />
      </label>
      <ErrorNotice error={change.error} />
    </>
  );
}

function CreateBankDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('assessment');
  const queries = useQueryClient();
  const navigate = useNavigate();
  const subjects = useQuery(subjectsQuery).data ?? [];
  const [title, setTitle] = useState('');
  const [subject, setSubject] = useState('');
  const create = useMutation({
    mutationFn: () => body(api.POST('/api/question-banks', { body: { title, subject } })),
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: banksQuery.queryKey });
      await navigate({ to: '/questions/$bankId', params: { bankId: id } });
    },
  });
  return (
    <FormDialog
      title={t('banks.new')}
      action={t('banks.submit')}
      act={create}
      onSubmit={() => create.mutate()}
      onClose={onClose}
    >
      <TextField
        label={t('banks.title')}
        required
        maxLength={200}
        value={title}
        onChange={(event) => setTitle(event.target.value)}
      />
      <SelectField
        label={t('banks.subject')}
        required
        value={subject}
        onChange={(event) => setSubject(event.target.value)}
      >
        <option value="" disabled>
          {t('banks.choose')}
        </option>
        {subjects.map((item) => (
          <option key={item.code} value={item.code}>
            {item.name}
          </option>
        ))}
      </SelectField>
    </FormDialog>
  );
}
