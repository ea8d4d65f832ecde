import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../../../api/client';
import { useFormats } from '../../../i18n/format';
import { Button } from '../../../ui/Button';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorNotice, Notice } from '../../../ui/ErrorNotice';
import { SelectField, TextField } from '../../../ui/Field';
import { Dialog } from '../../../ui/Dialog';
import { Page } from '../../../ui/Page';
import { Skeleton } from '../../../ui/Skeleton';
import { schoolMarks, type SchoolMark } from './cellEntry';
import { journalsKey, termsQuery, type TermCell, type TermMarks } from './queries';
import { needsReason } from './useCells';
import { useMarkText } from './useMarkText';
import './journal.css';

const route = getRouteApi('/frame/shell/journals/$journalId/terms');

type Row = TermMarks['pupils'][number];

/** Marks of quarters and of the year: what the marks propose, and what the teacher set. */
export function TermsPage() {
  const { t } = useTranslation('journal');
  const { journalId } = route.useParams();
  const terms = useQuery(termsQuery(journalId));
  const [open, setOpen] = useState<{ row: Row; term: number }>();
  if (!terms.data)
    return (
      <Page title={t('terms.title')} width="wide">
        {terms.isError ? <ErrorNotice error={terms.error} /> : <Skeleton lines={8} />}
      </Page>
    );
  const { data } = terms;
  const nameOf = (number: number) =>
    number === 0
      ? t('terms.year')
      : (data.terms.find((term) => term.number === number)?.title ?? t('terms.quarter', { number }));
  const numbers = [...data.terms.map(({ number }) => number), 0];
  return (
    <Page
      title={t('terms.title')}
      lead={
        <Link to="/journals/$journalId" params={{ journalId }}>
          {data.subject}, {data.title}
        </Link>
      }
      width="wide"
    >
      <div className="stack">
        <p className="small muted">{t('terms.lead')}</p>
        {data.pupils.length === 0 ? (
          <EmptyState title={t('noPupils')} />
        ) : (
          // A wide table is moved about by keys too.
          // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          <div className="journal-sheet" tabIndex={0} role="region" aria-label={t('terms.title')}>
            <table className="journal-grid terms">
              <caption className="visually-hidden">{t('terms.title')}</caption>
              <thead>
                <tr>
                  <th scope="col" className="journal-name">
                    {t('pupil')}
                  </th>
                  {numbers.map((number) => (
                    <th key={number} scope="col">
                      {nameOf(number)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {data.pupils.map((row) => (
                  <tr key={row.personId}>
                    <th scope="row" className="journal-name">
                      {row.name}
                    </th>
                    {row.cells.map((cell) => (
                      <td key={cell.term}>
                        <TermButton
                          row={row}
                          cell={cell}
                          name={nameOf(cell.term)}
                          onOpen={() => setOpen({ row, term: cell.term })}
                        />
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </div>
      {open && (
        <TermDialog
          journalId={journalId}
          mayWrite={data.mayWrite}
          row={data.pupils.find(({ personId }) => personId === open.row.personId) ?? open.row}
          term={open.term}
          name={nameOf(open.term)}
          onClose={() => setOpen(undefined)}
        />
      )}
    </Page>
  );
}

function TermButton({ row, cell, name, onOpen }: { row: Row; cell: TermCell; name: string; onOpen: () => void }) {
  const { t } = useTranslation('journal');
  const formats = useFormats();
  const text = useMarkText();
  const mean = cell.mean === null ? '' : formats.number(cell.mean, { minimumFractionDigits: 2 });
  return (
    <button type="button" className="journal-cell term" onClick={onOpen}>
      <span className="visually-hidden">
        {`${row.name}, ${name}: ${cell.value ? text.word(cell.value) : t('terms.notSet')}${mean && `, ${t('mean')} ${mean}`}`}
      </span>
      {cell.value ? (
        <b aria-hidden="true">{text.short(cell.value)}</b>
      ) : (
        <span className="muted" aria-hidden="true">
          —
        </span>
      )}
      {mean && (
        <span className="small muted num" aria-hidden="true">
          {mean}
        </span>
      )}
    </button>
  );
}

interface DialogProps {
  journalId: string;
  mayWrite: boolean;
  row: Row;
  term: number;
  name: string;
  onClose: () => void;
}

function TermDialog({ journalId, mayWrite, row, term, name, onClose }: DialogProps) {
  const { t } = useTranslation('journal');
  const formats = useFormats();
  const text = useMarkText();
  const queries = useQueryClient();
  const cell = row.cells.find((one) => one.term === term)!;
  const [value, setValue] = useState<SchoolMark | ''>(cell.value ?? cell.proposed ?? '');
  const [reason, setReason] = useState('');
  const set = useMutation({
    mutationFn: () =>
      body(
        api.PUT('/api/journals/{id}/terms/{term}/{personId}', {
          params: { path: { id: journalId, term, personId: row.personId } },
          body: { value: value || null, reason: reason.trim() || null },
        }),
      ),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: journalsKey });
      onClose();
    },
  });
  const parts = cell.marks.map((part) =>
    part.weight > 1 ? `${text.short(part.value)}·${String(part.weight)}` : text.short(part.value),
  );
  return (
    <Dialog title={`${row.name}: ${name}`} onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (!set.isPending) set.mutate();
        }}
      >
        {parts.length === 0 ? (
          <p className="muted">{t('terms.noMarks')}</p>
        ) : (
          <p>
            {t('terms.from')}: {parts.join(' + ')}
            {cell.mean !== null && (
              <>
                <br />
                {t('terms.working', {
                  sum: cell.sum,
                  weights: cell.weights,
                  mean: formats.number(cell.mean, { minimumFractionDigits: 2 }),
                })}
              </>
            )}
            <br />
            {cell.proposed ? (
              <>
                {t('terms.proposed')}: <b>{text.short(cell.proposed)}</b>
              </>
            ) : (
              <span className="muted">{t(term === 0 ? 'terms.fewQuarters' : 'terms.few')}</span>
            )}
          </p>
        )}
        {mayWrite ? (
          <>
            <SelectField
              label={t('mark')}
              value={value}
              onChange={({ target }) => setValue(target.value as SchoolMark | '')}
            >
              <option value="">{t('terms.notSet')}</option>
              {schoolMarks.map((one) => (
                <option key={one} value={one}>
                  {text.short(one)}
                </option>
              ))}
            </SelectField>
            <TextField
              label={t('reason')}
              hint={t('reasonHint')}
              maxLength={300}
              value={reason}
              onChange={({ target }) => setReason(target.value)}
            />
            {needsReason(set.error) ? (
              <Notice kind="warn">{t('reasonAsked')}</Notice>
            ) : (
              <ErrorNotice error={set.error} />
            )}
            <Button type="submit" busy={set.isPending}>
              {t('terms.set')}
            </Button>
          </>
        ) : (
          <p>
            {t('mark')}: <b>{cell.value ? text.short(cell.value) : t('terms.notSet')}</b>
          </p>
        )}
        {cell.history.length > 0 && (
          <ul role="list" className="journal-history">
            {cell.history.map((step) => (
              <li key={step.at}>
                {step.value ? text.short(step.value) : t('terms.notSet')}
                {step.reason && `: ${step.reason}`}
                <span className="small muted">
                  {step.by}, {formats.dateTime(step.at)}
                </span>
              </li>
            ))}
          </ul>
        )}
      </form>
    </Dialog>
  );
}
