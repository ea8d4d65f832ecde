import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../../../api/client';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { CheckField } from '../../../ui/Field';
import { Page } from '../../../ui/Page';
import { Skeleton } from '../../../ui/Skeleton';
import { useMe } from '../queries/me';
import { emptyPerson, PersonFields, personData } from './PersonFields';
import { emptyPlace, PlaceFields, placeData } from './PlaceFields';
import { organizationsQuery } from './queries';
import { isStaff } from './roles';

/** One new person; a whole class comes from a table. */
export function NewPersonPage() {
  const { t } = useTranslation('school');
  const me = useMe();
  const staff = me !== undefined && isStaff(me);
  const queries = useQueryClient();
  const navigate = useNavigate();
  const organizations = useQuery(organizationsQuery);
  const only = organizations.data?.length === 1 ? organizations.data[0]!.id : '';
  const [person, setPerson] = useState(emptyPerson);
  const [typed, setPlace] = useState(emptyPlace);
  const [placed, setPlaced] = useState(true);
  const [checked, setChecked] = useState(false);
  const place = { ...typed, organizationId: typed.organizationId || only };

  const create = useMutation({
    mutationFn: (at: ReturnType<typeof placeData> | null) =>
      body(api.POST('/api/people', { body: { ...personData(person), place: at ?? null } })),
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: ['people'] });
      await navigate({ to: '/people/$personId', params: { personId: id } });
    },
  });

  function submit(event: FormEvent) {
    event.preventDefault();
    setChecked(true);
    const at = placed ? placeData(place) : null;
    if (at !== undefined) create.mutate(at);
  }

  return (
    <Page title={t('newPerson.title')} lead={<Link to="/people/import">{t('newPerson.many')}</Link>} width="narrow">
      <Card>
        <ErrorNotice error={organizations.error} />
        {organizations.isPending && <Skeleton lines={8} />}
        {organizations.data && (
          <form className="stack" onSubmit={submit}>
            <PersonFields draft={person} onChange={setPerson} />
            {staff && (
              <CheckField
                label={t('newPerson.placed')}
                checked={placed}
                onChange={(event) => setPlaced(event.target.checked)}
              />
            )}
            {placed && <PlaceFields draft={place} onChange={setPlace} checked={checked} />}
            <ErrorNotice error={create.error} />
            <Button type="submit" busy={create.isPending}>
              {t('newPerson.create')}
            </Button>
          </form>
        )}
      </Card>
    </Page>
  );
}
