import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, body } from '../../../../api/client';
import { useFormats } from '../../../../i18n/format';
import { Button } from '../../../../ui/Button';
import { Card } from '../../../../ui/Card';
import { ErrorNotice, Notice } from '../../../../ui/ErrorNotice';
import { Page } from '../../../../ui/Page';
import { Skeleton } from '../../../../ui/Skeleton';
import { useTableState } from '../../../../ui/tableState';
import { useAddressValue } from '../../../../ui/AddressFilter';
import { organizationsQuery, type Import } from '../queries';
import { importQuery, importStatuses } from './importQuery';
import { RowsTable } from './RowsTable';
import '../../account/account.css';
import '../people.css';

const route = getRouteApi('/frame/shell/people/import/$importId');

/** What the table would do, row by row; then all of it at once, or nothing. */
export function PreviewPage() {
  const { t } = useTranslation('school');
  const formats = useFormats();
  const queries = useQueryClient();
  const { importId } = route.useParams();
  const status = useAddressValue('status');
  const [state] = useTableState();
  const draft = useQuery(
    importQuery(importId, { status: importStatuses.find((known) => known === status), page: state.page }),
  );
  const confirm = useMutation({
    mutationFn: () => body(api.POST('/api/imports/{id}/confirm', { params: { path: { id: importId } } })),
    onSuccess: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ['people'] }),
        queries.invalidateQueries(organizationsQuery),
        queries.invalidateQueries({ queryKey: ['cards'] }),
      ]),
  });
  const changes = draft.data ? draft.data.new + draft.data.updated : 0;
  const done = confirm.data;
  const kind = draft.data?.kind ?? 'pupils';
  const ready = draft.data && !draft.data.confirmedAt && !done && draft.data.errors === 0 && changes > 0;

  return (
    <Page
      title={done ? t('import.doneTitle') : t('import.previewTitle')}
      lead={draft.data?.fileName}
      width={done ? 'narrow' : 'wide'}
      action={
        ready && (
          <Button busy={confirm.isPending} onClick={() => confirm.mutate()}>
            {t(`import.confirm.${kind}`, { count: changes, formatted: formats.number(changes) })}
          </Button>
        )
      }
    >
      <div className="stack">
        <ErrorNotice error={draft.error ?? confirm.error} />
        {draft.isPending && <Skeleton lines={8} />}
        {confirm.isPending && (
          <Notice>{t('import.writing', { count: changes, formatted: formats.number(changes) })}</Notice>
        )}
        {done ? (
          <Done {...done} draft={draft.data} />
        ) : draft.data?.confirmedAt ? (
          <Notice kind="ok">
            <p>{t('import.confirmedAt', { time: formats.dateTime(draft.data.confirmedAt) })}</p>
            <Link to="/people/cards">{t('cards.title')}</Link>
          </Notice>
        ) : (
          draft.data && <Preview draft={draft.data} changes={changes} />
        )}
      </div>
    </Page>
  );
}

function Preview({ draft, changes }: { draft: Import; changes: number }) {
  const { t } = useTranslation('school');
  return (
    <>
      {draft.errors > 0 ? (
        <Notice kind="warn">
          <p>{t('import.hasErrors', { count: draft.errors })}</p>
          <Link to="/people/import">{t('import.again')}</Link>
        </Notice>
      ) : changes === 0 ? (
        <Notice>{t('import.nothing')}</Notice>
      ) : (
        <Notice>{t('import.nothingYet')}</Notice>
      )}
      <RowsTable draft={draft} />
    </>
  );
}

function Done({
  created,
  updated,
  same,
  draft,
}: {
  created: number;
  updated: number;
  same: number;
  draft: Import | undefined;
}) {
  const { t } = useTranslation('school');
  const formats = useFormats();
  const organization = draft?.rows[0]?.organizationId;
  const lines = (
    [
      ['created', created],
      ['updated', updated],
      ['same', same],
    ] as const
  ).filter(([, count]) => count > 0);
  return (
    <Card>
      <div className="stack">
        <Notice kind="ok">{t('import.done')}</Notice>
        <dl className="facts">
          {lines.map(([what, count]) => (
            <div key={what}>
              <dt>{t(`import.result.${what}`)}</dt>
              <dd className="num">{formats.number(count)}</dd>
            </div>
          ))}
        </dl>
        {created > 0 && <p>{t('import.cardsNext')}</p>}
        <div className="line">
          <Link
            className="btn"
            to="/people/cards"
            search={{ organization, kind: draft?.kind === 'teachers' ? 'teacher' : undefined } as never}
          >
            {t('cards.title')}
          </Link>
          <Link className="btn ghost" to="/people">
            {t('people.title')}
          </Link>
        </div>
      </div>
    </Card>
  );
}
