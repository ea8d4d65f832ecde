import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AddressFilter, useAddressValue } from '../../../ui/AddressFilter';
import { DataTable, type Column } from '../../../ui/DataTable';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { Page } from '../../../ui/Page';
import { Skeleton } from '../../../ui/Skeleton';
import { useTableState } from '../../../ui/tableState';
import { useMe, type Role } from '../queries/me';
import { className, parseClass } from './classes';
import {
  membershipKinds,
  organizationsQuery,
  peopleList,
  peopleQuery,
  type FoundPerson,
  type MembershipKind,
} from './queries';
import { isStaff, officesGiven } from './roles';
import './people.css';

/** Everybody whom one answers for: found by name, school, class and role. */
export function PeoplePage() {
  const { t } = useTranslation(['school', 'people']);
  const me = useMe();
  const staff = me !== undefined && isStaff(me);
  const [state] = useTableState();
  const organizations = useQuery(organizationsQuery);
  const [who, organizationId, classText] = [
    useAddressValue('who'),
    useAddressValue('organization'),
    useAddressValue('class'),
  ];
  const ofClass = parseClass(classText);
  const filter = {
    name: state.q || undefined,
    organizationId: organizationId || undefined,
    kind: membershipKinds.find((kind) => kind === who),
    office: officesGiven.find((office) => office === who),
    grade: ofClass?.grade,
    classLetter: ofClass?.letter || undefined,
    sort: state.sort || undefined,
  };
  const people = useQuery(peopleQuery({ ...filter, page: state.page - 1 }));

  const columns: Column<FoundPerson>[] = [
    {
      id: 'name',
      header: t('people.name'),
      value: (person) => person.name,
      cell: (person) => (
        <Link to="/people/$personId" params={{ personId: person.id }}>
          {person.name}
        </Link>
      ),
    },
    {
      id: 'class',
      header: t('people.who'),
      plain: true,
      value: (person) => person.places.map(className).join(' '),
      cell: (person) => (
        <div className="lines">
          {person.places.map((place) => (
            <span key={place.organizationId + place.kind}>
              {[t(`kinds.${place.kind}`), className(place)].filter(Boolean).join(', ')}
            </span>
          ))}
          {person.offices.map((office) => (
            <span key={office}>{t(`people:roles.${office}`)}</span>
          ))}
        </div>
      ),
    },
    {
      id: 'organization',
      header: t('people.organization'),
      plain: true,
      cell: (person) => [...new Set(person.places.map((place) => place.organization))].join(', '),
    },
  ];

  const kindOptions = membershipKinds.map((kind): [MembershipKind, string] => [kind, t(`kinds.${kind}`)]);
  const officeOptions = officesGiven.map((office): [Role, string] => [office, t(`people:roles.${office}`)]);
  return (
    <Page
      title={t('people.title')}
      width="wide"
      action={
        <div className="line">
          <Link className="btn ghost" to="/people/school-year">
            {t('schoolYear.title')}
          </Link>
          <Link className="btn ghost" to="/people/cards">
            {t('cards.title')}
          </Link>
          <Link className="btn ghost" to="/people/new">
            {t('newPerson.action')}
          </Link>
          <Link className="btn" to="/people/import">
            {t('import.title')}
          </Link>
        </div>
      }
    >
      <div className="stack">
        <ErrorNotice error={people.error ?? organizations.error} />
        {people.isPending ? (
          <Skeleton lines={8} />
        ) : (
          people.data && (
            <DataTable
              caption={t('people.title')}
              columns={columns}
              rows={people.data.items}
              rowKey={(person) => person.id}
              hasNext={people.data.hasNext}
              exportList={peopleList(filter)}
              filters={
                <>
                  {organizations.data && organizations.data.length > 1 && (
                    <AddressFilter
                      name="organization"
                      label={t('people.organization')}
                      all={t('people.allOrganizations')}
                      options={organizations.data.map((o) => [o.id, o.shortName])}
                    />
                  )}
                  <AddressFilter
                    name="who"
                    label={t('people.who')}
                    all={t('people.allKinds')}
                    options={staff ? [...kindOptions, ...officeOptions] : kindOptions}
                  />
                  <ClassFilter value={classText} />
                </>
              }
              empty={<EmptyState title={t('people.none')}>{t('people.noneHint')}</EmptyState>}
            />
          )
        )}
      </div>
    </Page>
  );
}

/** «8» or «8Б»; goes to the address once it is a class. */
function ClassFilter({ value }: { value: string }) {
  const { t } = useTranslation('school');
  const [, change] = useTableState();
  const [text, setText] = useState(value);
  const fits = text.trim() === '' || parseClass(text) !== undefined;
  useEffect(() => {
    if (!fits || text === value) return;
    const timer = setTimeout(() => change({ class: text.trim() || undefined }), 300);
    return () => clearTimeout(timer);
  }, [fits, text, value, change]);
  return (
    <input
      className="input class-filter"
      aria-label={t('people.class')}
      placeholder={t('people.classHint')}
      aria-invalid={!fits || undefined}
      value={text}
      onChange={(event) => setText(event.target.value)}
    />
  );
}
