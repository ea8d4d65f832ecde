import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../../../api/client';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { ErrorNotice, Notice } from '../../../ui/ErrorNotice';
import { SelectField } from '../../../ui/Field';
import { Page } from '../../../ui/Page';
import { Skeleton } from '../../../ui/Skeleton';
import { CountField } from '../author/UnitSettings';
import { cohortGroupsQuery, type CohortGroups } from './queries';
import './together.css';

const route = getRouteApi('/frame/shell/cohorts/$cohortId/units/$unitId/groups');

type Member = CohortGroups['without'][number];

/** Who works with whom, and who is left over. */
export function GroupsPage() {
  const { t } = useTranslation('together');
  const { cohortId, unitId } = route.useParams();
  const groups = useQuery(cohortGroupsQuery(cohortId, unitId));
  const toCohort = (
    <Link to="/cohorts/$cohortId" params={{ cohortId }}>
      {t('groups.toCohort')}
    </Link>
  );
  if (!groups.data)
    return (
      <Page title={t('groups.works')} lead={toCohort}>
        {groups.isError ? <ErrorNotice error={groups.error} /> : <Skeleton lines={6} />}
      </Page>
    );
  return (
    <Page title={t('groups.title', { unit: groups.data.unit })} width="wide" lead={toCohort}>
      <Arranging cohortId={cohortId} unitId={unitId} data={groups.data} />
    </Page>
  );
}

function Arranging({ cohortId, unitId, data }: { cohortId: string; unitId: string; data: CohortGroups }) {
  const { t } = useTranslation('together');
  const queries = useQueryClient();
  const path = { id: cohortId, unitId };
  const [size, setSize] = useState(data.size);
  const onSuccess = (after: CohortGroups) => {
    queries.setQueryData(cohortGroupsQuery(cohortId, unitId).queryKey, after);
  };
  const place = useMutation({
    mutationFn: ({ member, to }: { member: Member; to: string }) =>
      body(
        api.PUT('/api/cohorts/{id}/units/{unitId}/groups/members', {
          params: { path },
          body: {
            enrolmentId: member.enrolmentId,
            groupId: to === '' || to === 'new' ? null : to,
            isNew: to === 'new',
          },
        }),
      ),
    onSuccess,
  });
  const deal = useMutation({
    mutationFn: () =>
      body(api.POST('/api/cohorts/{id}/units/{unitId}/groups/deal', { params: { path }, body: { size } })),
    onSuccess,
  });
  const choice = (member: Member, now: string) => (
    <li key={member.enrolmentId}>
      <SelectField
        label={member.name}
        value={now}
        onChange={({ target }) => place.mutate({ member, to: target.value })}
      >
        <option value="">{t('groups.no')}</option>
        {data.groups
          .filter(({ id, hasWork }) => id === now || !hasWork)
          .map(({ id, number }) => (
            <option key={id} value={id}>
              {t('groups.one', { number })}
            </option>
          ))}
        <option value="new">{t('groups.new')}</option>
      </SelectField>
    </li>
  );
  return (
    <div className="stack">
      <ErrorNotice error={place.error ?? deal.error} />
      <Card title={data.without.length > 0 ? t('groups.without', { count: data.without.length }) : t('groups.link')}>
        <div className="stack">
          {data.byLearners && <p className="small muted">{t('groups.byLearners')}</p>}
          {data.without.length === 0 ? (
            <Notice kind="ok">{t('groups.allPlaced')}</Notice>
          ) : (
            <>
              <form
                className="stack tight"
                onSubmit={(event) => {
                  event.preventDefault();
                  if (!deal.isPending) deal.mutate();
                }}
              >
                <CountField
                  label={t('groups.dealSize')}
                  hint={t('groups.dealHint')}
                  min={2}
                  max={data.size}
                  value={size}
                  onChange={(value) => setSize(value ?? 0)}
                />
                <div className="line">
                  <Button type="submit" busy={deal.isPending}>
                    {t('groups.deal')}
                  </Button>
                </div>
              </form>
              <ul role="list" className="group-people">
                {data.without.map((member) => choice(member, ''))}
              </ul>
            </>
          )}
        </div>
      </Card>
      <div className="group-cards">
        {data.groups.map((group) => (
          <Card key={group.id} title={t('groups.one', { number: group.number })}>
            {group.hasWork ? (
              <div className="stack tight">
                <p className="small muted">{t('groups.handedIn')}</p>
                <ul>
                  {group.members.map(({ enrolmentId, name }) => (
                    <li key={enrolmentId}>{name}</li>
                  ))}
                </ul>
              </div>
            ) : group.members.length === 0 ? (
              <p className="muted">{t('groups.empty')}</p>
            ) : (
              <ul role="list" className="group-people">
                {group.members.map((member) => choice(member, group.id))}
              </ul>
            )}
          </Card>
        ))}
      </div>
    </div>
  );
}
