import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../../../../api/client';
import { useFormats } from '../../../../i18n/format';
import { Button } from '../../../../ui/Button';
import { Dialog } from '../../../../ui/Dialog';
import { EmptyState } from '../../../../ui/EmptyState';
import { ErrorNotice } from '../../../../ui/ErrorNotice';
import { CheckField, SelectField, TextField } from '../../../../ui/Field';
import { Skeleton } from '../../../../ui/Skeleton';
import { Html } from '../../../../sitting/questions/Html';

interface Props {
  paperId: string;
  /** Of the track: questions for it are offered first. */
  grade: number | undefined;
  /** Questions that the paper has already. */
  present: readonly string[];
  onClose: () => void;
  onAdded: () => Promise<unknown>;
}

/** Tasks out of the banks of questions: found by words, looked at, taken several at once. */
export function PickDialog({ paperId, grade, present, onClose, onAdded }: Props) {
  const { t } = useTranslation(['desk', 'common']);
  const formats = useFormats();
  const banks = useQuery({
    queryKey: ['question-banks'],
    queryFn: () => body(api.GET('/api/question-banks')),
  });
  const [bankChosen, setBank] = useState('');
  const [search, setSearch] = useState('');
  const [forGrade, setForGrade] = useState(grade !== undefined);
  const [page, setPage] = useState(1);
  const [looked, setLooked] = useState<string>();
  // By version, in the order in which they were marked.
  const [taken, setTaken] = useState<readonly string[]>([]);
  const bankId = bankChosen || (banks.data?.[0]?.id ?? '');
  const words = useDeferredValue(search);
  const found = useQuery({
    queryKey: ['question-banks', bankId, words, forGrade && grade, page],
    queryFn: () =>
      body(
        api.GET('/api/question-banks/{bankId}/questions', {
          params: {
            path: { bankId },
            query: { search: words, page, ...(forGrade && grade !== undefined && { grade }) },
          },
        }),
      ),
    enabled: bankId !== '',
    placeholderData: keepPreviousData,
  });
  const preview = useQuery({
    queryKey: ['questions', looked],
    queryFn: () => body(api.GET('/api/questions/{id}', { params: { path: { id: looked! } } })),
    enabled: looked !== undefined,
  });
  const add = useMutation({
    mutationFn: async () => {
      await api.POST('/api/papers/{id}/tasks', {
        params: { path: { id: paperId } },
        body: { questionVersionIds: [...taken] },
      });
      await onAdded();
    },
    onSuccess: onClose,
  });
  const rows = found.data?.rows ?? [];
  const pages = Math.max(1, Math.ceil((found.data?.total ?? 0) / 50));

  if (banks.data?.length === 0)
    return (
      <Dialog title={t('pick.title')} onClose={onClose}>
        <EmptyState
          title={t('pick.noBanks')}
          action={
            <Link className="btn primary" to="/questions">
              {t('pick.toBanks')}
            </Link>
          }
        >
          {t('pick.noBanksHint')}
        </EmptyState>
      </Dialog>
    );
  return (
    <Dialog title={t('pick.title')} onClose={onClose}>
      <div className="stack">
        <SelectField
          label={t('pick.bank')}
          value={bankId}
          onChange={(event) => {
            setBank(event.target.value);
            setPage(1);
          }}
        >
          {banks.data?.map((bank) => (
            <option key={bank.id} value={bank.id}>
              {bank.title} ({bank.questions})
            </option>
          ))}
        </SelectField>
        <TextField
          label={t('pick.search')}
          type="search"
          value={search}
          onChange={(event) => {
            setSearch(event.target.value);
            setPage(1);
          }}
        />
        {grade !== undefined && (
          <CheckField
            label={t('pick.forGrade', { grade })}
            checked={forGrade}
            onChange={(event) => {
              setForGrade(event.target.checked);
              setPage(1);
            }}
          />
        )}
        <ErrorNotice error={banks.error ?? found.error} />
        {found.isPending && bankId && <Skeleton />}
        {found.data && rows.length === 0 && <p className="muted">{t('pick.nothing')}</p>}
        <ul role="list" className="checks pick-list">
          {rows.map((row) => {
            const already = present.includes(row.id);
            return (
              <li key={row.id}>
                <label className="check">
                  <input
                    type="checkbox"
                    disabled={already}
                    checked={already || taken.includes(row.versionId)}
                    onChange={(event) =>
                      setTaken(
                        event.target.checked
                          ? [...taken, row.versionId]
                          : taken.filter((version) => version !== row.versionId),
                      )
                    }
                  />
                  <span>
                    {row.title}{' '}
                    <span className="small muted num">
                      {t('paper.points', { count: row.maxPoints, formatted: formats.number(row.maxPoints) })}
                      {already && ` · ${t('pick.already')}`}
                    </span>
                  </span>
                </label>
                <button
                  type="button"
                  className="linklike"
                  aria-expanded={looked === row.id}
                  aria-label={t('pick.lookAt', { title: row.title })}
                  onClick={() => setLooked(looked === row.id ? undefined : row.id)}
                >
                  {t(looked === row.id ? 'pick.hide' : 'pick.look')}
                </button>
                {looked === row.id && (
                  <div className="pick-preview">
                    {preview.data ? <Html html={preview.data.statementHtml} /> : <Skeleton lines={2} />}
                  </div>
                )}
              </li>
            );
          })}
        </ul>
        {pages > 1 && (
          <div className="line">
            <Button kind="ghost" aria-disabled={page <= 1} onClick={() => page > 1 && setPage(page - 1)}>
              {t('common:table.previous')}
            </Button>
            <span className="num">{t('common:table.page', { page, pages })}</span>
            <Button kind="ghost" aria-disabled={page >= pages} onClick={() => page < pages && setPage(page + 1)}>
              {t('common:table.next')}
            </Button>
          </div>
        )}
        <ErrorNotice error={add.error} />
        <div className="line dialog-actions">
          <Button
            busy={add.isPending}
            aria-disabled={taken.length === 0}
            onClick={() => taken.length > 0 && add.mutate()}
          >
            {t('pick.add', { count: taken.length })}
          </Button>
          <Button kind="ghost" onClick={onClose}>
            {t('common:cancel')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
