import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../../../api/client';
import type { components } from '../../../api/schema';
import { timeZone, toWall } from '../../../i18n/zone';
import { Button } from '../../../ui/Button';
import { Dialog } from '../../../ui/Dialog';
import { ErrorNotice, Notice } from '../../../ui/ErrorNotice';
import { TextField } from '../../../ui/Field';
import { useFormats } from '../../../i18n/format';
import { lessonsKey } from '../../people/queries/lessons';
import { shortTime, timeAfter, weekdayName, weekdays, type Weekday } from '../timetable/week';
import type { HomeCase } from './queries';

type Proposal = components['schemas']['ProposeHomeTimetableResponse'];

/** The days and times in which the pupil can learn; the server places the hours, and the school takes the week or tries others. */
export function ProposalDialog({ schooling, onClose }: { schooling: HomeCase; onClose: () => void }) {
  const { t, i18n } = useTranslation('timetable');
  const formats = useFormats();
  const queries = useQueryClient();
  const [days, setDays] = useState<Weekday[]>(['monday', 'tuesday', 'wednesday', 'thursday', 'friday']);
  const [from, setFrom] = useState('10:00');
  const [to, setTo] = useState('15:00');
  const [minutes, setMinutes] = useState(40);
  const [pause, setPause] = useState(10);
  const [since, setSince] = useState(() => toWall(Date.now(), timeZone()).slice(0, 10));
  const [proposal, setProposal] = useState<Proposal>();
  const subjectOf = (itemId: string) => schooling.items.find(({ id }) => id === itemId)?.subject ?? '';
  const propose = useMutation({
    mutationFn: () =>
      body(
        api.POST('/api/home-schooling/{id}/proposal', {
          params: { path: { id: schooling.id } },
          body: {
            windows: days.map((day) => ({ day, from: `${from}:00`, to: `${to}:00` })),
            minutes,
            pause,
          },
        }),
      ),
    onSuccess: setProposal,
  });
  const take = useMutation({
    mutationFn: () =>
      api.PUT('/api/home-schooling/{id}/timetable', {
        params: { path: { id: schooling.id } },
        body: { slots: proposal!.slots, minutes, from: since, version: schooling.version },
      }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: lessonsKey });
      onClose();
    },
  });
  const forget =
    <T,>(set: (value: T) => void) =>
    (value: T) => {
      setProposal(undefined);
      set(value);
    };
  return (
    <Dialog title={t('home.propose')} onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (!propose.isPending) propose.mutate();
        }}
      >
        <fieldset>
          <legend>{t('home.days')}</legend>
          <div className="line">
            {weekdays.map((day) => (
              <label key={day} className="check">
                <input
                  type="checkbox"
                  checked={days.includes(day)}
                  onChange={({ target }) =>
                    forget(setDays)(target.checked ? [...days, day] : days.filter((other) => other !== day))
                  }
                />
                <span>{weekdayName(day, i18n.language, 'short')}</span>
              </label>
            ))}
          </div>
        </fieldset>
        <div className="line">
          <TextField
            label={t('home.notBefore')}
            type="time"
            required
            value={from}
            onChange={({ target }) => forget(setFrom)(target.value)}
          />
          <TextField
            label={t('home.notAfter')}
            type="time"
            required
            value={to}
            onChange={({ target }) => forget(setTo)(target.value)}
          />
          <TextField
            label={t('entry.minutes')}
            type="number"
            min={20}
            max={90}
            required
            value={Number.isNaN(minutes) ? '' : minutes}
            onChange={({ target }) => forget(setMinutes)(target.valueAsNumber)}
          />
          <TextField
            label={t('home.pause')}
            type="number"
            min={0}
            max={120}
            required
            value={Number.isNaN(pause) ? '' : pause}
            onChange={({ target }) => forget(setPause)(target.valueAsNumber)}
          />
        </div>
        <ErrorNotice error={propose.error} />
        <div className="line">
          <Button type="submit" kind={proposal ? 'ghost' : 'primary'} busy={propose.isPending}>
            {t('home.try')}
          </Button>
        </div>
      </form>
      {proposal && (
        <div className="stack proposal" role="status">
          <ul role="list" className="slots">
            {proposal.slots.map((slot) => (
              <li key={`${slot.weekday}${slot.startsAt}${slot.weeks}`}>
                {weekdayName(slot.weekday, i18n.language)}, {shortTime(slot.startsAt)}–
                {timeAfter(slot.startsAt, minutes)} — {subjectOf(slot.itemId)}
                {slot.weeks !== 'every' && <span className="small muted"> · {t(`weeks.${slot.weeks}`)}</span>}
              </li>
            ))}
          </ul>
          {proposal.left.length > 0 && (
            <Notice kind="warn">
              <p>
                {t('home.left', {
                  subjects: formats.list(
                    proposal.left.map(({ itemId, hours }) => `${subjectOf(itemId)} (${formats.number(hours)})`),
                  ),
                })}
              </p>
            </Notice>
          )}
          {proposal.slots.length > 0 && (
            <>
              <TextField
                label={t('home.since')}
                type="date"
                required
                value={since}
                onChange={({ target }) => setSince(target.value)}
              />
              <ErrorNotice error={take.error} />
              <div className="line">
                <Button busy={take.isPending} onClick={() => take.mutate()}>
                  {t('home.take')}
                </Button>
              </div>
            </>
          )}
        </div>
      )}
    </Dialog>
  );
}
