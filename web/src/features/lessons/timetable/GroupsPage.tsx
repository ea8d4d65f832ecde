import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../i18n/format';
import { DataTable, type Column } from '../../../ui/DataTable';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { Page } from '../../../ui/Page';
import { Skeleton } from '../../../ui/Skeleton';
import { useMe } from '../../people/queries/me';
import { groupsQuery, useSchool, type GroupItem } from './queries';
import { SchoolPicker } from './SchoolPicker';
import { TimetableLinks } from './TimetableLinks';

/** Study groups: those of the school for whoever answers for it, the own ones for a teacher. */
export function GroupsPage() {
  const roles = useMe()?.roles;
  if (!roles) return null;
  const arranges = roles.some((role) => ['coordinator', 'administrator', 'head', 'methodist'].includes(role));
  return arranges ? <SchoolGroups /> : <Groups />;
}

function SchoolGroups() {
  const { school, schools, isPending } = useSchool();
  return isPending ? null : <Groups school={school?.id} schools={schools} />;
}

function Groups({
  school,
  schools = [],
}: {
  school?: string | undefined;
  schools?: readonly { id: string; shortName: string }[];
}) {
  const { t } = useTranslation('timetable');
  const formats = useFormats();
  const groups = useQuery(groupsQuery(school));
  const columns: Column<GroupItem>[] = [
    {
      id: 'title',
      header: t('groups.group'),
      value: ({ title, subject }) => `${title} ${subject}`,
      cell: ({ id, title, subject }) => (
        <Link to="/timetable/groups/$groupId" params={{ groupId: id }}>
          {title}, {subject}
        </Link>
      ),
    },
    {
      id: 'teachers',
      header: t('groups.teachers'),
      value: ({ teachers }) => teachers.join(', '),
      cell: ({ teachers }) => teachers.join(', ') || '—',
    },
    {
      id: 'pupils',
      header: t('groups.pupils'),
      numeric: true,
      value: ({ pupils }) => pupils,
      cell: ({ pupils }) => formats.number(pupils),
    },
    {
      id: 'lessons',
      header: t('groups.lessons'),
      numeric: true,
      value: ({ lessons }) => lessons,
      cell: ({ lessons }) => formats.number(lessons),
    },
  ];
  return (
    <Page
      title={t('groups.title')}
      lead={<TimetableLinks here="/timetable/groups" />}
      width="wide"
      action={
        school && (
          <Link className="btn primary" to="/timetable/groups/new" search={{ school }}>
            {t('groups.new')}
          </Link>
        )
      }
    >
      <div className="stack">
        <SchoolPicker schools={schools} />
        <ErrorNotice error={groups.error} />
        {groups.isPending && <Skeleton lines={6} />}
        {groups.data && (
          <DataTable
            caption={t('groups.title')}
            columns={columns}
            rows={groups.data}
            rowKey={({ id }) => id}
            defaultSort="title"
            empty={
              groups.data.length === 0 ? (
                <EmptyState title={t('groups.none')}>{t(school ? 'groups.noneHint' : 'groups.noneOwn')}</EmptyState>
              ) : undefined
            }
          />
        )}
      </div>
    </Page>
  );
}
