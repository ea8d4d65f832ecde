import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../../../api/client';
import { ApiError } from '../../../api/errors';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { ErrorNotice, Notice } from '../../../ui/ErrorNotice';
import { errorText } from '../../../ui/errorText';
import { CheckField } from '../../../ui/Field';
import { Page } from '../../../ui/Page';
import { Skeleton } from '../../../ui/Skeleton';
import { useMe } from '../queries/me';
import { emptyPerson, PersonFields, personData } from './PersonFields';
import { KnownLink } from './KnownLink';
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
    mutationFn: (entered: { at: ReturnType<typeof placeData> | null; isAnother: boolean }) =>
      body(
        api.POST('/api/people', {
          body: { ...personData(person), place: entered.at ?? null, isAnother: entered.isAnother },
        }),
      ),
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: ['people'] });
      await navigate({ to: '/people/$personId', params: { personId: id } });
    },
  });

  const known =
    create.error instanceof ApiError && create.error.code === 'people.person.known-elsewhere' && create.error;

  function enter(isAnother: boolean) {
    setChecked(true);
    const at = placed ? placeData(place) : null;
    if (at !== undefined) create.mutate({ at, isAnother });
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    enter(false);
  }

  return (
    <Page title={t('newPerson.title')} lead={<Link to="/people/import">{t('newPerson.many')}</Link>} width="narrow">
      <Card>
        <ErrorNotice error={organizations.error} />
        {organizations.isPending && <Skeleton lines={8} />}
        {organizations.data && (
          <form className="stack" onSubmit={submit}>
            <PersonFields
              draft={person}
              onChange={(draft) => {
                setPerson(draft);
                // What was said of the person of before does not hold for another.
                if (known) create.reset();
              }}
            />
            {staff && (
              <CheckField
                label={t('newPerson.placed')}
                checked={placed}
                onChange={(event) => setPlaced(event.target.checked)}
              />
            )}
            {placed && <PlaceFields draft={place} onChange={setPlace} checked={checked} />}
            {known ? (
              <Notice kind="warn">
                <div className="stack">
                  <p>{errorText(known)}</p>
                  {typeof known.args.personId === 'string' && (
                    <KnownLink personId={known.args.personId} organization={String(known.args.organization)} />
                  )}
                  <div>
                    <Button kind="ghost" onClick={() => enter(true)}>
                      {t('newPerson.another')}
                    </Button>
                  </div>
                </div>
              </Notice>
            ) : (
              <ErrorNotice error={create.error} />
            )}
            <Button type="submit" busy={create.isPending}>
              {t('newPerson.create')}
            </Button>
          </form>
        )}
      </Card>
    </Page>
  );
}
