import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
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
import { OfficeCard } from './OfficeCard';
import { useOlympiad } from './olympiadContext';
import { certificatesQuery, issuingQuery, type Certificate, type Issuing } from './queries';
import { RevokeDialog } from './RevokeDialog';

/** The register of an olympiad's certificates and diplomas: issue, print, take back. */
export function CertificatesPage() {
  const { t } = useTranslation('desk');
  const formats = useFormats();
  const queries = useQueryClient();
  const olympiad = useOlympiad();
  const [revoked, setRevoked] = useState<Certificate>();
  const query = certificatesQuery(olympiad.id);
  const register = useQuery(query);
  const issuing = useQuery(issuingQuery(olympiad.id));
  const rows = register.data ?? [];
  const valid = rows.filter((row) => !row.revokedAt).length;
  const last = issuing.data?.last;
  const running = last && !last.finishedAt;

  // What the order has made so far belongs into the table.
  const made = last?.made;
  useEffect(() => {
    void queries.invalidateQueries({ queryKey: certificatesQuery(olympiad.id).queryKey, exact: true });
  }, [queries, olympiad.id, made]);

  const issue = useMutation({
    mutationFn: async () => {
      await api.POST('/api/olympiads/{olympiadId}/certificates', { params: { path: { olympiadId: olympiad.id } } });
      await queries.invalidateQueries(query);
    },
  });

  const replace = useMutation({
    mutationFn: async ({ id }: Certificate) => {
      await api.POST('/api/certificates/{id}/replacement', { params: { path: { id } } });
      await queries.invalidateQueries(query);
    },
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
        <Link
          className="btn ghost"
          to="/olympiads/$olympiadId/certificates/design"
          params={{ olympiadId: olympiad.id }}
        >
          {t('design.link')}
        </Link>
        {valid > 0 && !running && (
          <>
            <a className="btn ghost" href={`/api/olympiads/${olympiad.id}/certificates.pdf`} download>
              {t('certificates.printAll', { count: valid })}
            </a>
            <a className="btn ghost" href={`/api/olympiads/${olympiad.id}/certificates.zip`} download>
              {t('certificates.zip')}
            </a>
          </>
        )}
      </div>
      <ErrorNotice error={issue.error ?? replace.error ?? register.error ?? issuing.error} />
      {running && <ProgressBar label={t('certificates.making')} value={last.made} max={last.total} />}
      {last?.finishedAt && last.total > 0 && <Notice kind="ok">{t('certificates.made', { count: last.total })}</Notice>}
      {issuing.data && !running && <Waiting issuing={issuing.data} />}
      {register.isPending && <Skeleton lines={5} />}
      {register.data &&
        (rows.length === 0 ? (
          <Card>
            <EmptyState title={t('certificates.empty')}>{t('certificates.emptyHint')}</EmptyState>
          </Card>
        ) : (
          <DataTable
            caption={t('certificates.register')}
            columns={columns}
            rows={rows}
            rowKey={(row) => row.id}
            defaultSort="holder"
          />
        ))}
      {issuing.data && <OfficeCard olympiadId={olympiad.id} isSigned={issuing.data.isSigned} />}
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

/** What the next order would make. */
function Waiting({ issuing }: { issuing: Issuing }) {
  const { t } = useTranslation('desk');
  const { isSigned, winners, prizeWinners, participants, outdated } = issuing;
  const count = winners + prizeWinners + participants;
  return (
    <>
      {outdated > 0 && <Notice kind="warn">{t('certificates.outdated', { count: outdated })}</Notice>}
      <p className="muted">
        {count > 0 ? t('certificates.waiting', { winners, prizeWinners, participants }) : t('certificates.allIssued')}{' '}
        {!isSigned && t('certificates.unsigned')}
      </p>
    </>
  );
}
