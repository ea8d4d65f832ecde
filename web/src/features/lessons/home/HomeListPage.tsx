import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../i18n/format';
import { AddressFilter, useAddressValue } from '../../../ui/AddressFilter';
import { Button } from '../../../ui/Button';
import { DataTable, type Column } from '../../../ui/DataTable';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { Page } from '../../../ui/Page';
import { Skeleton } from '../../../ui/Skeleton';
import { Tag } from '../../../ui/Tag';
import { useMe } from '../../people/queries/me';
import { TimetableLinks } from '../timetable/TimetableLinks';
import { BasisTag } from './BasisTag';
import { BeginDialog } from './BeginDialog';
import { homeListQuery, type HomeItem } from './queries';

/** Pupils who are taught at home. */
export function HomeListPage() {
  const { t } = useTranslation('timetable');
  const formats = useFormats();
  const past = useAddressValue('past') === 'true';
  const list = useQuery(homeListQuery(past));
  const [beginning, setBeginning] = useState(false);
  const arranges = useMe()?.roles.some((role) => ['coordinator', 'administrator', 'head', 'methodist'].includes(role));
  const columns: Column<HomeItem>[] = [
    {
      id: 'name',
      header: t('home.pupil'),
      value: ({ name }) => name,
      cell: ({ id, name, className }) => (
        <>
          <Link to="/home-schooling/$caseId" params={{ caseId: id }}>
            {name}
          </Link>
          {className && <span className="small muted"> {className}</span>}
        </>
      ),
    },
    { id: 'school', header: t('home.school'), value: ({ school }) => school, cell: ({ school }) => school },
    {
      id: 'validUntil',
      header: t('home.term'),
      plain: true,
      value: ({ validUntil }) => validUntil,
      cell: (row) => <BasisTag {...row} />,
    },
    {
      id: 'weeklyHours',
      header: t('home.weekly'),
      numeric: true,
      value: ({ weeklyHours }) => weeklyHours,
      cell: ({ weeklyHours }) => formats.number(weeklyHours),
    },
    {
      id: 'held',
      header: t('home.heldOfDue'),
      numeric: true,
      value: ({ held, due }) => held - due,
      cell: ({ held, due }) =>
        t('home.of', { held: formats.number(held), due: formats.number(due, { maximumFractionDigits: 1 }) }),
    },
    {
      id: 'behind',
      header: t('home.state'),
      plain: true,
      value: ({ isBehind }) => Number(isBehind),
      cell: ({ isBehind }) => <Tag kind={isBehind ? 'warn' : 'ok'}>{t(isBehind ? 'home.behind' : 'home.onTime')}</Tag>,
    },
  ];
  return (
    <Page
      title={t('home.title')}
      lead={<TimetableLinks here="/home-schooling" />}
      width="wide"
      action={arranges && <Button onClick={() => setBeginning(true)}>{t('home.begin')}</Button>}
    >
      <div className="stack">
        <ErrorNotice error={list.error} />
        {list.isPending && <Skeleton lines={5} />}
        {list.data && (
          <DataTable
            caption={t('home.title')}
            columns={columns}
            rows={list.data}
            rowKey={({ id }) => id}
            defaultSort="name"
            filters={
              <AddressFilter
                name="past"
                label={t('home.which')}
                all={t('home.current')}
                options={[['true', t('home.past')]]}
              />
            }
            empty={
              list.data.length === 0 ? (
                <EmptyState title={t('home.none')}>{arranges && t('home.noneHint')}</EmptyState>
              ) : undefined
            }
          />
        )}
      </div>
      {beginning && <BeginDialog onClose={() => setBeginning(false)} />}
    </Page>
  );
}
