import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../../../api/client';
import { useFormats } from '../../../i18n/format';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { DataTable, type Column } from '../../../ui/DataTable';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorNotice, Notice } from '../../../ui/ErrorNotice';
import { ProgressBar } from '../../../ui/ProgressBar';
import { Skeleton } from '../../../ui/Skeleton';
import { Tag } from '../../../ui/Tag';
import { useOlympiad } from './olympiadContext';
import { certificatesQuery, type Certificate } from './queries';
import { RevokeDialog } from './RevokeDialog';

/** The register of an olympiad's certificates: issue, print, take back. */
export function CertificatesPage() {
  const { t } = useTranslation('desk');
  const formats = useFormats();
  const queries = useQueryClient();
  const olympiad = useOlympiad();
  const [goal, setGoal] = useState<{ from: number; count: number }>();
  const [revoked, setRevoked] = useState<Certificate>();
  const query = certificatesQuery(olympiad.id);
  const register = useQuery({
    ...query,
    // The job writes them in one go: ask until they are there.
    refetchInterval: ({ state }) => (goal && (state.data?.length ?? 0) < goal.from + goal.count ? 1000 : false),
  });
  const rows = register.data ?? [];
  const valid = rows.filter((row) => !row.revokedAt).length;
  const made = goal ? Math.min(goal.count, Math.max(0, rows.length - goal.from)) : 0;

  const issue = useMutation({
    mutationFn: async () => {
      const { pending } = await body(
        api.POST('/api/olympiads/{olympiadId}/certificates', { params: { path: { olympiadId: olympiad.id } } }),
      );
      setGoal({ from: rows.length, count: pending });
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
        {valid > 0 && (
          <a className="btn ghost" href={`/api/olympiads/${olympiad.id}/certificates.pdf`} download>
            {t('certificates.printAll', { count: valid })}
          </a>
        )}
      </div>
      <ErrorNotice error={issue.error ?? replace.error ?? register.error} />
      {goal && made < goal.count && <ProgressBar label={t('certificates.making')} value={made} max={goal.count} />}
      {goal && made >= goal.count && <Notice kind="ok">{t('certificates.made', { count: goal.count })}</Notice>}
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
