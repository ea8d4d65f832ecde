import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client';
import { Button } from '../../../ui/Button';
import { DataTable, type Column } from '../../../ui/DataTable';
import { Dialog } from '../../../ui/Dialog';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { SelectField, TextField } from '../../../ui/Field';
import { Page } from '../../../ui/Page';
import { Skeleton } from '../../../ui/Skeleton';
import { organizationsQuery, type Organization } from './queries';
import './people.css';

const organizationKinds: readonly Organization['kind'][] = ['school', 'kindergarten', 'supplementary'];

/** Schools, kindergartens and centres of the municipality. */
export function OrganizationsPage() {
  const { t } = useTranslation('school');
  const organizations = useQuery(organizationsQuery);
  const [editing, setEditing] = useState<Organization | 'new'>();
  const columns: Column<Organization>[] = [
    {
      id: 'name',
      header: t('organizations.shortName'),
      value: (o) => o.shortName,
      cell: (o) => (
        <div className="lines">
          <Link to="/people" search={{ organization: o.id } as never}>
            {o.shortName}
          </Link>
          {o.fullName !== o.shortName && <span className="small muted">{o.fullName}</span>}
        </div>
      ),
    },
    {
      id: 'kind',
      header: t('organizations.kind'),
      value: (o) => t(`organizations.kinds.${o.kind}`),
      cell: (o) => t(`organizations.kinds.${o.kind}`),
    },
    { id: 'address', header: t('organizations.address'), plain: true, value: (o) => o.address, cell: (o) => o.address },
    { id: 'pupils', header: t('organizations.pupils'), numeric: true, value: (o) => o.pupils, cell: (o) => o.pupils },
    {
      id: 'teachers',
      header: t('organizations.teachers'),
      numeric: true,
      value: (o) => o.teachers,
      cell: (o) => o.teachers,
    },
    {
      id: 'edit',
      header: t('organizations.change'),
      plain: true,
      cell: (o) => (
        <Button
          kind="ghost"
          aria-label={t('organizations.editOf', { name: o.shortName })}
          onClick={() => setEditing(o)}
        >
          {t('person.edit')}
        </Button>
      ),
    },
  ];
  return (
    <Page
      title={t('organizations.title')}
      width="wide"
      action={<Button onClick={() => setEditing('new')}>{t('organizations.add')}</Button>}
    >
      <ErrorNotice error={organizations.error} />
      {organizations.isPending && <Skeleton lines={8} />}
      {organizations.data && (
        <DataTable
          caption={t('organizations.title')}
          columns={columns}
          rows={organizations.data}
          rowKey={(o) => o.id}
          defaultSort="name"
          exportList="/api/organizations"
          empty={<EmptyState title={t('organizations.none')}>{t('organizations.noneHint')}</EmptyState>}
        />
      )}
      {editing && (
        <OrganizationDialog
          organization={editing === 'new' ? undefined : editing}
          onClose={() => setEditing(undefined)}
        />
      )}
    </Page>
  );
}

function OrganizationDialog({
  organization,
  onClose,
}: {
  organization: Organization | undefined;
  onClose: () => void;
}) {
  const { t } = useTranslation(['school', 'common']);
  const queries = useQueryClient();
  const save = useMutation({
    mutationFn: async (data: Pick<Organization, 'kind' | 'shortName' | 'fullName' | 'address'>) => {
      if (organization)
        await api.PUT('/api/organizations/{id}', {
          params: { path: { id: organization.id } },
          body: { ...data, version: organization.version },
        });
      else await api.POST('/api/organizations', { body: data });
    },
    onSuccess: async () => {
      await queries.invalidateQueries(organizationsQuery);
      onClose();
    },
  });

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const text = (name: string) => String(data.get(name)).trim();
    save.mutate({
      kind: text('kind') as Organization['kind'],
      shortName: text('shortName'),
      fullName: text('fullName'),
      address: text('address'),
    });
  }

  return (
    <Dialog title={organization ? t('organizations.editTitle') : t('organizations.addTitle')} onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        <SelectField label={t('organizations.kind')} name="kind" defaultValue={organization?.kind ?? 'school'}>
          {organizationKinds.map((kind) => (
            <option key={kind} value={kind}>
              {t(`organizations.kinds.${kind}`)}
            </option>
          ))}
        </SelectField>
        <TextField
          label={t('organizations.shortName')}
          hint={t('organizations.shortNameHint')}
          name="shortName"
          defaultValue={organization?.shortName}
          required
        />
        <TextField label={t('organizations.fullName')} name="fullName" defaultValue={organization?.fullName} />
        <TextField label={t('organizations.address')} name="address" defaultValue={organization?.address} />
        <ErrorNotice error={save.error} />
        <Button type="submit" busy={save.isPending}>
          {t('common:save')}
        </Button>
      </form>
    </Dialog>
  );
}
