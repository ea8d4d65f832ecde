import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../../api/client';
import { useFormats } from '../../../../i18n/format';
import { Button } from '../../../../ui/Button';
import { Card } from '../../../../ui/Card';
import { Dialog } from '../../../../ui/Dialog';
import { ErrorNotice } from '../../../../ui/ErrorNotice';
import { TextField } from '../../../../ui/Field';
import { className, isCurrent } from '../classes';
import { draftOf, emptyPlace, PlaceFields, placeData, type PlaceDraft } from '../PlaceFields';
import type { Person, Place } from '../queries';
import { usePersonChange } from './usePersonChange';

/** Where the person studies and works, now and before. */
export function PlacesCard({ person, today }: { person: Person; today: string }) {
  const { t } = useTranslation('school');
  const formats = useFormats();
  const [joining, setJoining] = useState<{ title: string; draft: PlaceDraft }>();
  const [leaving, setLeaving] = useState<Place>();
  const day = (iso: string) => formats.shortDate(iso);
  return (
    <Card
      title={t('places.title')}
      action={
        person.rights.edit && (
          <Button kind="ghost" onClick={() => setJoining({ title: t('places.join'), draft: emptyPlace })}>
            {t('places.add')}
          </Button>
        )
      }
    >
      {person.memberships.length === 0 && <p className="muted">{t('places.none')}</p>}
      <ul role="list" className="rows">
        {person.memberships.map((place) => {
          const current = isCurrent(place, today);
          return (
            <li key={place.id}>
              <div className={current ? undefined : 'muted'}>
                <b>{place.organization}</b>
                <p>
                  {[
                    t(`kinds.${place.kind}`),
                    className(place),
                    place.position,
                    place.subjects.length > 0 && formats.list(place.subjects),
                  ]
                    .filter(Boolean)
                    .join(', ')}
                </p>
                <p className="small muted">
                  {place.to
                    ? t('places.span', { from: day(place.from), to: day(place.to) })
                    : t('places.since', { from: day(place.from) })}
                </p>
              </div>
              {current && person.rights.edit && (
                <div className="line">
                  {place.kind === 'student' && (
                    <Button
                      kind="ghost"
                      onClick={() => setJoining({ title: t('places.moveTitle'), draft: draftOf(place) })}
                    >
                      {t('places.move')}
                    </Button>
                  )}
                  <Button kind="ghost" onClick={() => setLeaving(place)}>
                    {t('places.leave')}
                  </Button>
                </div>
              )}
            </li>
          );
        })}
      </ul>
      {joining && <JoinDialog personId={person.id} {...joining} onClose={() => setJoining(undefined)} />}
      {leaving && (
        <LeaveDialog personId={person.id} place={leaving} today={today} onClose={() => setLeaving(undefined)} />
      )}
    </Card>
  );
}

function JoinDialog(props: { personId: string; title: string; draft: PlaceDraft; onClose: () => void }) {
  const { t } = useTranslation(['school', 'common']);
  const changed = usePersonChange(props.personId);
  const [draft, setDraft] = useState(props.draft);
  const [checked, setChecked] = useState(false);
  const join = useMutation({
    mutationFn: (place: NonNullable<ReturnType<typeof placeData>>) =>
      api.POST('/api/people/{id}/memberships', { params: { path: { id: props.personId } }, body: place }),
    onSuccess: async () => {
      await changed();
      props.onClose();
    },
  });

  function submit(event: FormEvent) {
    event.preventDefault();
    setChecked(true);
    const place = placeData(draft);
    if (place) join.mutate(place);
  }

  return (
    <Dialog title={props.title} onClose={props.onClose}>
      <form className="stack" onSubmit={submit}>
        <PlaceFields draft={draft} onChange={setDraft} checked={checked} />
        {draft.kind === 'student' && <p className="small muted">{t('places.joinHint')}</p>}
        <ErrorNotice error={join.error} />
        <Button type="submit" busy={join.isPending}>
          {t('common:save')}
        </Button>
      </form>
    </Dialog>
  );
}

function LeaveDialog(props: { personId: string; place: Place; today: string; onClose: () => void }) {
  const { t } = useTranslation('school');
  const changed = usePersonChange(props.personId);
  const [lastDay, setLastDay] = useState(props.today);
  const leave = useMutation({
    mutationFn: () =>
      api.POST('/api/people/{id}/memberships/{membershipId}/end', {
        params: { path: { id: props.personId, membershipId: props.place.id } },
        body: { lastDay },
      }),
    onSuccess: async () => {
      await changed();
      props.onClose();
    },
  });

  function submit(event: FormEvent) {
    event.preventDefault();
    leave.mutate();
  }

  return (
    <Dialog title={t('places.leaveTitle', { organization: props.place.organization })} onClose={props.onClose}>
      <form className="stack" onSubmit={submit}>
        <p>{t('places.leaveText')}</p>
        <TextField
          type="date"
          label={t('places.lastDay')}
          required
          value={lastDay}
          onChange={(event) => setLastDay(event.target.value)}
        />
        <ErrorNotice error={leave.error} />
        <Button type="submit" kind="danger" busy={leave.isPending}>
          {t('places.leaveAction')}
        </Button>
      </form>
    </Dialog>
  );
}
