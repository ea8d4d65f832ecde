import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../../../api/client';
import { useFormats } from '../../../i18n/format';
import { AddressFilter, useAddressValue } from '../../../ui/AddressFilter';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { ConfirmDialog } from '../../../ui/ConfirmDialog';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorNotice, Notice } from '../../../ui/ErrorNotice';
import { Page } from '../../../ui/Page';
import { Skeleton } from '../../../ui/Skeleton';
import { useServerNow } from '../../../ui/time';
import { organizationsQuery } from './queries';
import { firstDays } from './schoolYears';
import './people.css';

/** All pupils of a school go one grade up; those of the last one finish. First what will move, then the confirmation. */
export function SchoolYearPage() {
  const { t } = useTranslation('school');
  const formats = useFormats();
  const organizations = useQuery(organizationsQuery);
  const schools = organizations.data?.filter((organization) => organization.kind === 'school');
  const asked = useAddressValue('organization');
  const organizationId = asked || schools?.[0]?.id;
  const days = firstDays(useServerNow(3_600_000));
  const year = useAddressValue('from');
  const firstDay = days.find((day) => day === year) ?? days[0]!;
  return (
    <Page title={t('schoolYear.title')} lead={t('schoolYear.lead')}>
      <div className="stack">
        <p>
          <Link to="/people">← {t('people.title')}</Link>
        </p>
        <ErrorNotice error={organizations.error} />
        <div className="line">
          {schools && schools.length > 1 && (
            <AddressFilter
              name="organization"
              label={t('people.organization')}
              all={null}
              options={schools.map((o) => [o.id, o.shortName])}
            />
          )}
          <AddressFilter
            name="from"
            label={t('schoolYear.from')}
            all={null}
            options={days.map((day) => [day, t('schoolYear.fromDay', { day: formats.date(day) })])}
          />
        </div>
        {organizationId && <Classes key={organizationId + firstDay} {...{ organizationId, firstDay }} />}
      </div>
    </Page>
  );
}

function Classes({ organizationId, firstDay }: { organizationId: string; firstDay: string }) {
  const { t } = useTranslation('school');
  const formats = useFormats();
  const queries = useQueryClient();
  const [confirming, setConfirming] = useState(false);
  const [done, setDone] = useState<{ moved: number; finished: number }>();
  const path = { id: organizationId };
  const preview = useQuery({
    queryKey: ['school-year', organizationId, firstDay],
    queryFn: () => body(api.GET('/api/organizations/{id}/school-year', { params: { path, query: { firstDay } } })),
    gcTime: 0,
  });
  const data = preview.data;
  const before = new Date(Date.parse(firstDay) - 86_400_000).toISOString().slice(0, 10);
  return (
    <>
      <ErrorNotice error={preview.error} />
      {preview.isPending && <Skeleton lines={6} />}
      {done && (
        <Notice kind="ok">
          {t('schoolYear.done', { moved: formats.number(done.moved), finished: formats.number(done.finished) })}
        </Notice>
      )}
      {data && data.there > 0 && <Notice>{t('schoolYear.there', { count: data.there })}</Notice>}
      {data?.classes.length === 0 && (
        <Card>
          <EmptyState title={t('schoolYear.none')}>{t('schoolYear.noneHint')}</EmptyState>
        </Card>
      )}
      {data && data.classes.length > 0 && (
        <Card
          title={t('schoolYear.classes')}
          action={<Button onClick={() => setConfirming(true)}>{t('schoolYear.act')}</Button>}
        >
          <ul role="list" className="year-classes">
            {data.classes.map(({ grade, classLetter, nextGrade, pupils }) => (
              <li key={`${String(grade)}${classLetter}`}>
                <b>
                  {grade}
                  {classLetter} → {nextGrade === null ? t('schoolYear.finish') : `${String(nextGrade)}${classLetter}`}
                </b>
                <span className="muted num">{t('schoolYear.pupils', { count: pupils })}</span>
              </li>
            ))}
          </ul>
        </Card>
      )}
      {data && confirming && (
        <ConfirmDialog
          title={t('schoolYear.confirmTitle')}
          action={t('schoolYear.act')}
          onClose={() => setConfirming(false)}
          onConfirm={async () => {
            setDone(
              await body(api.POST('/api/organizations/{id}/school-year', { params: { path }, body: { firstDay } })),
            );
            await Promise.all(
              [['school-year'], ['people'], ['person'], ['cards']].map((queryKey) =>
                queries.invalidateQueries({ queryKey }),
              ),
            );
          }}
        >
          <p>
            {t('schoolYear.confirmText', {
              day: formats.date(firstDay),
              moving: formats.number(data.moving),
              finishing: formats.number(data.finishing),
              last: formats.shortDate(before),
            })}
          </p>
          <p>{t('schoolYear.noWay')}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
