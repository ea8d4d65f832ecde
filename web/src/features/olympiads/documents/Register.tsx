import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client';
import { useFormats } from '../../../i18n/format';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { DataTable, type Column } from '../../../ui/DataTable';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorNotice, Notice } from '../../../ui/ErrorNotice';
import { ProgressBar } from '../../../ui/ProgressBar';
import { Skeleton } from '../../../ui/Skeleton';
import { Tag } from '../../../ui/Tag';
import type { Certificate, Issuing } from '../desk/queries';
import { RevokeDialog } from '../desk/RevokeDialog';
import { certificatesQuery, issuingQuery, type Documents } from './documents';
import '../desk/desk.css';

interface Props {
  documents: Documents;
  /** The way to the designs. */
  designs: ReactNode;
  /** Below the register, once it is known whether the results are signed. */
  children?: (issuing: Issuing) => ReactNode;
}

const emptyHints = {
  olympiad: 'certificates.emptyHint',
  contest: 'certificates.emptyHintContest',
  course: 'certificates.emptyHintCourse',
} as const;

/** The register of the certificates and diplomas of an olympiad, a contest or a cohort: issue, print, take back. */
export function Register({ documents, designs, children }: Props) {
  const { t } = useTranslation('desk');
  const formats = useFormats();
  const queries = useQueryClient();
  const [revoked, setRevoked] = useState<Certificate>();
  const query = certificatesQuery(documents);
  const register = useQuery(query);
  const issuing = useQuery(issuingQuery(documents));
  const rows = register.data ?? [];
  const valid = rows.filter((row) => !row.revokedAt).length;
  const last = issuing.data?.last;
  const running = last && !last.finishedAt;

  // What an order has made belongs into the table once it is done; until then the bar tells how far it is.
  const isKnown = issuing.data !== undefined;
  const finishedAt = last?.finishedAt;
  const seen = useRef<{ finishedAt: typeof finishedAt }>(undefined);
  useEffect(() => {
    if (!isKnown) return;
    const isNews = seen.current !== undefined && seen.current.finishedAt !== finishedAt;
    seen.current = { finishedAt };
    if (isNews && finishedAt) void queries.invalidateQueries({ queryKey: documents.key, exact: true });
  }, [queries, documents.key, isKnown, finishedAt]);

  const issue = useMutation({
    mutationFn: documents.issue,
    // Refused, somebody else was faster: what the page offers is no longer so.
    onSettled: () => queries.invalidateQueries(query),
  });

  const replace = useMutation({
    mutationFn: ({ id }: Certificate) => api.POST('/api/certificates/{id}/replacement', { params: { path: { id } } }),
    onSettled: () => queries.invalidateQueries(query),
  });

  const columns: Column<Certificate>[] = [
    {
      id: 'holder',
      header: t('certificates.holder'),
      value: (row) => row.holder,
      cell: (row) => (
        <>
          {row.holder}
          <p className="small muted">{row.holderDetail}</p>
        </>
      ),
    },
    {
      id: 'document',
      header: t('certificates.document'),
      value: (row) => t(`certificates.kinds.${row.kind}`),
      cell: (row) => t(`certificates.kinds.${row.kind}`),
    },
    {
      id: 'registerNumber',
      header: t('certificates.registerNumber'),
      value: (row) => row.registerNumber,
      cell: (row) => <span className="num">{row.registerNumber}</span>,
    },
    {
      id: 'number',
      header: t('certificates.number'),
      value: (row) => row.number,
      cell: (row) => <a href={`/verify/${row.number}`}>{row.number}</a>,
    },
    {
      id: 'issued',
      header: t('certificates.issued'),
      value: (row) => row.issuedOn,
      cell: (row) => formats.shortDate(row.issuedOn),
    },
    {
      id: 'state',
      header: t('certificates.state'),
      plain: true,
      value: (row) => (row.revokedAt ? 1 : 0),
      cell: (row) =>
        row.revokedAt ? (
          <>
            <Tag kind="bad">{t('certificates.revoked')}</Tag>
            <p className="small muted">{row.revokedBecause}</p>
          </>
        ) : (
          <Tag kind="ok">{t('certificates.valid')}</Tag>
        ),
    },
    {
      id: 'acts',
      header: t('certificates.acts'),
      plain: true,
      cell: (row) =>
        row.revokedAt ? (
          row.canReplace && (
            <button
              type="button"
              className="linklike"
              aria-label={t('certificates.replaceOf', { name: row.holder })}
              disabled={replace.isPending}
              onClick={() => replace.mutate(row)}
            >
              {t('certificates.replace')}
            </button>
          )
        ) : (
          <span className="line">
            <a
              href={`/api/certificates/${row.id}/pdf`}
              download
              aria-label={t('certificates.pdfOf', { name: row.holder })}
            >
              PDF
            </a>
            <button
              type="button"
              className="linklike"
              aria-label={t('certificates.revokeOf', { name: row.holder })}
              onClick={() => setRevoked(row)}
            >
              {t('certificates.revoke')}
            </button>
          </span>
        ),
    },
  ];

  return (
    <div className="stack">
      <div className="line">
        <Button busy={issue.isPending} onClick={() => issue.mutate()}>
          {t('certificates.issue')}
        </Button>
        {designs}
        {valid > 0 && !running && (
          <>
            <a className="btn ghost" href={`${documents.files}.pdf`} download>
              {t('certificates.printAll', { count: valid })}
            </a>
            <a className="btn ghost" href={`${documents.files}.zip`} download>
              {t('certificates.zip')}
            </a>
          </>
        )}
      </div>
      <ErrorNotice error={issue.error ?? replace.error ?? register.error ?? issuing.error} />
      {running && <ProgressBar label={t('certificates.making')} value={last.made} max={last.total} />}
      {last?.finishedAt && last.total > 0 && <Notice kind="ok">{t('certificates.made', { count: last.total })}</Notice>}
      {issuing.data && register.data && !running && (
        <Waiting issuing={issuing.data} of={documents.of} none={rows.length === 0} />
      )}
      {register.isPending && <Skeleton lines={5} />}
      {register.data &&
        (rows.length === 0 ? (
          <Card>
            <EmptyState title={t('certificates.empty')}>{t(emptyHints[documents.of])}</EmptyState>
          </Card>
        ) : (
          <DataTable
            caption={t('certificates.register')}
            columns={columns}
            rows={rows}
            rowKey={(row) => row.id}
            defaultSort="holder"
            exportList={documents.register}
          />
        ))}
      {issuing.data && children?.(issuing.data)}
      {revoked && (
        <RevokeDialog
          certificate={revoked}
          onClose={() => setRevoked(undefined)}
          onRevoked={() => queries.invalidateQueries(query)}
        />
      )}
    </div>
  );
}

/**
 * What the next order would make.
 * @param none has been issued: where nothing can be, "all are issued" would be untrue.
 */
function Waiting({ issuing, of, none }: { issuing: Issuing; of: Documents['of']; none: boolean }) {
  const { t } = useTranslation('desk');
  const { isSigned, winners, prizeWinners, participants, completions, outdated } = issuing;
  const count = winners + prizeWinners + participants + completions;
  return (
    <>
      {outdated > 0 && <Notice kind="warn">{t('certificates.outdated', { count: outdated })}</Notice>}
      <p className="muted">
        {count > 0
          ? of === 'course'
            ? t('certificates.waitingCourse', { count })
            : t('certificates.waiting', { winners, prizeWinners, participants })
          : t(none ? 'certificates.nothingYet' : 'certificates.allIssued')}{' '}
        {!isSigned && t(of === 'contest' ? 'certificates.unsignedContest' : 'certificates.unsigned')}
      </p>
    </>
  );
}
