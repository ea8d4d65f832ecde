import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../../i18n/format';
import { DataTable, type Column } from '../../../../ui/DataTable';
import { codeText } from '../../../../ui/errorText';
import { Tag, type TagKind } from '../../../../ui/Tag';
import { AddressFilter, useAddressValue } from '../../../../ui/AddressFilter';
import { withQuery } from '../../../../ui/withQuery';
import { className } from '../classes';
import { KnownLink } from '../KnownLink';
import { organizationsQuery, type Import, type ImportRow } from '../queries';
import { importStatuses } from './importQuery';

const tags: Record<ImportRow['status'], TagKind> = { new: 'ok', update: 'info', same: 'none', error: 'bad' };

/** What is wrong with a row, or to consider, and in which cell. */
function Remarks({ remarks }: { remarks: ImportRow['problems'] }) {
  const { t } = useTranslation('school');
  return (
    remarks.length > 0 && (
      <ul className="faults">
        {remarks.map((remark) => (
          <li key={remark.cell + remark.code}>
            <b>{remark.cell}</b>: {codeText(remark.code)}{' '}
            {remark.value && <span className="muted">{t('import.value', { value: remark.value })}</span>}
          </li>
        ))}
      </ul>
    )
  );
}

/** Each row of the file as it was read, with every fault and the cell it stands in. */
export function RowsTable({ draft }: { draft: Import }) {
  const { t } = useTranslation('school');
  const formats = useFormats();
  const status = useAddressValue('status');
  const organizations = useQuery(organizationsQuery).data ?? [];
  const names = new Map(organizations.map((o) => [o.id, o.shortName]));
  const counts = { new: draft.new, update: draft.updated, same: draft.same, error: draft.errors };

  const columns: Column<ImportRow>[] = [
    { id: 'number', header: t('import.row'), numeric: true, cell: (row) => row.number },
    {
      id: 'name',
      header: t('people.name'),
      head: true,
      cell: (row) => [row.lastName, row.firstName, row.middleName].filter(Boolean).join(' '),
    },
    {
      id: 'birthDate',
      header: t('person.birthDate'),
      cell: (row) => row.birthDate && formats.shortDate(row.birthDate),
    },
    ...(draft.kind === 'pupils'
      ? [{ id: 'class', header: t('people.class'), plain: true, cell: className }]
      : [
          {
            id: 'position',
            header: t('person.position'),
            cell: (row: ImportRow) => [row.position, formats.list(row.subjects)].filter(Boolean).join(': '),
          },
          { id: 'email', header: t('person.email'), cell: (row: ImportRow) => row.email },
        ]),
    ...(names.size > 1
      ? [
          {
            id: 'organization',
            header: t('people.organization'),
            cell: (row: ImportRow) => (row.organizationId ? names.get(row.organizationId) : ''),
          },
        ]
      : []),
    {
      id: 'status',
      header: t('import.outcome'),
      plain: true,
      cell: (row) => (
        <div className="lines">
          <span>
            <Tag kind={tags[row.status]}>{t(`import.status.${row.status}`)}</Tag>
          </span>
          <Remarks remarks={[...row.problems, ...(row.warnings ?? [])]} />
          {row.elsewhere?.map((known) => (
            <KnownLink key={known.personId} {...known} />
          ))}
        </div>
      ),
    },
  ];
  return (
    <DataTable
      caption={t('import.previewTitle')}
      columns={columns}
      rows={draft.rows}
      rowKey={(row) => String(row.number)}
      hasNext={draft.hasNext}
      exportList={withQuery(`/api/imports/${draft.id}`, { status })}
      searchable={false}
      filters={
        <AddressFilter
          name="status"
          label={t('import.outcome')}
          all={t('import.allRows', {
            count: draft.new + draft.updated + draft.same + draft.errors,
            formatted: formats.number(draft.new + draft.updated + draft.same + draft.errors),
          })}
          options={importStatuses
            .filter((status) => counts[status] > 0)
            .map((status) => [status, `${t(`import.status.${status}`)} (${formats.number(counts[status])})`])}
        />
      }
    />
  );
}
