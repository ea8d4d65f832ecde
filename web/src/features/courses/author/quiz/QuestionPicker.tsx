import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../../../../api/client';
import { useFormats } from '../../../../i18n/format';
import { Html } from '../../../../sitting/questions/Html';
import { Button } from '../../../../ui/Button';
import { Dialog } from '../../../../ui/Dialog';
import { EmptyState } from '../../../../ui/EmptyState';
import { ErrorNotice } from '../../../../ui/ErrorNotice';
import { SelectField, TextField } from '../../../../ui/Field';
import { Skeleton } from '../../../../ui/Skeleton';
import { banksQuery, questionQuery, type QuestionRow } from '../../../assessment/queries';
import { needsPeople } from './quizDraft';

interface Props {
  /** Versions that the quiz has already. */
  present: readonly string[];
  onTaken: (bankId: string, rows: QuestionRow[]) => void;
  onClose: () => void;
}

/** Questions of a bank: found by words, looked at, taken several at once. */
export function QuestionPicker({ present, onTaken, onClose }: Props) {
  const { t } = useTranslation(['quizDesk', 'common']);
  const formats = useFormats();
  const banks = useQuery(banksQuery);
  const [chosen, setChosen] = useState('');
  const [search, setSearch] = useState('');
  const [page, setPage] = useState(1);
  const [looked, setLooked] = useState<string>();
  // In the order in which they were marked.
  const [taken, setTaken] = useState<readonly QuestionRow[]>([]);
  const bankId = chosen || (banks.data?.[0]?.id ?? '');
  const words = useDeferredValue(search);
  const found = useQuery({
    queryKey: ['question-banks', bankId, 'found', words, page],
    queryFn: () =>
      body(
        api.GET('/api/question-banks/{bankId}/questions', {
          params: { path: { bankId }, query: { search: words, page } },
        }),
      ),
    enabled: bankId !== '',
    placeholderData: keepPreviousData,
  });
  const statement = useQuery({ ...questionQuery(looked ?? ''), enabled: looked !== undefined });
  const rows = found.data?.rows ?? [];
  const pages = Math.max(1, Math.ceil((found.data?.total ?? 0) / 50));

  if (banks.data?.length === 0)
    return (
      <Dialog title={t('pick.title')} onClose={onClose}>
        <EmptyState
          title={t('pick.noBanks')}
          action={
            <Link className="btn primary" to="/questions">
              {t('toBanks')}
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
            setChosen(event.target.value);
            setTaken([]);
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
        <ErrorNotice error={banks.error ?? found.error} />
        {found.isPending && bankId && <Skeleton />}
        {found.data && rows.length === 0 && <p className="muted">{t('pick.nothing')}</p>}
        <ul role="list" className="quiz-picks">
          {rows.map((row) => {
            const already = present.includes(row.versionId);
            const title = row.title || t('pick.untitled');
            const why = already ? t('pick.already') : needsPeople(row.type) ? t('pick.people') : undefined;
            return (
              <li key={row.id}>
                <label className="check">
                  <input
                    type="checkbox"
                    disabled={why !== undefined}
                    checked={already || taken.some(({ versionId }) => versionId === row.versionId)}
                    onChange={(event) =>
                      setTaken(
                        event.target.checked
                          ? [...taken, row]
                          : taken.filter(({ versionId }) => versionId !== row.versionId),
                      )
                    }
                  />
                  <span>
                    {title}{' '}
                    <span className="small muted num">
                      {t('points', { count: row.maxPoints, formatted: formats.number(row.maxPoints) })}
                      {why && ` · ${why}`}
                    </span>
                  </span>
                </label>
                <button
                  type="button"
                  className="linklike"
                  aria-expanded={looked === row.id}
                  aria-label={t(looked === row.id ? 'pick.hideOf' : 'pick.lookAt', { title })}
                  onClick={() => setLooked(looked === row.id ? undefined : row.id)}
                >
                  {t(looked === row.id ? 'pick.hide' : 'pick.look')}
                </button>
                {looked === row.id && (
                  <div className="quiz-pick-look">
                    {statement.data ? <Html html={statement.data.statementHtml} /> : <Skeleton lines={2} />}
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
        <div className="line dialog-actions">
          <Button aria-disabled={taken.length === 0} onClick={() => taken.length > 0 && onTaken(bankId, [...taken])}>
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
