import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/Button';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { TextField } from '../../../ui/Field';
import { useKeptFocus } from '../../../ui/useKeptFocus';
import { peopleByNameQuery, type FoundPerson } from '../queries/cohorts';

export interface Picked {
  id: string;
  name: string;
}

interface Props {
  label: string;
  hint?: string | undefined;
  picked: readonly Picked[];
  /** Only pupils, only those who work somewhere, or everybody who is not just a pupil; all people without it. */
  audience?: 'teachers' | 'pupils' | 'adults' | undefined;
  onChange: (picked: Picked[]) => void;
}

/** People found by name and put on a list. */
export function PeoplePicker({ label, hint, picked, audience, onChange }: Props) {
  const { t } = useTranslation('courses');
  const [name, setName] = useState('');
  const [asked, setAsked] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setAsked(name.trim()), 250);
    return () => clearTimeout(timer);
  }, [name]);
  const found = useQuery({
    ...peopleByNameQuery(asked, audience === 'pupils' ? 'student' : undefined),
    enabled: asked.length > 1,
  });
  const kept = useKeptFocus(picked.length);
  const fits = ({ places }: FoundPerson) => {
    const works = places.some(({ kind }) => kind !== 'student');
    return audience === 'teachers' ? works : audience === 'adults' ? works || places.length === 0 : true;
  };
  const people =
    asked.length > 1
      ? (found.data?.items ?? []).filter((person) => fits(person) && !picked.some(({ id }) => id === person.id))
      : [];
  return (
    <fieldset className="stack tight">
      <legend className="visually-hidden">{label}</legend>
      {picked.length > 0 && (
        <ul role="list" className="file-lines" {...kept}>
          {picked.map((person) => (
            <li key={person.id}>
              <b>{person.name}</b>
              <Button
                kind="ghost"
                className="small-btn"
                aria-label={t('author.removeOf', { title: person.name })}
                onClick={() => onChange(picked.filter(({ id }) => id !== person.id))}
              >
                {t('author.remove')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <TextField
        label={label}
        hint={hint}
        type="search"
        autoComplete="off"
        value={name}
        onChange={(event) => setName(event.target.value)}
        onKeyDown={(event) => {
          // Enter takes the first who is found, and does not send the form.
          if (event.key !== 'Enter') return;
          event.preventDefault();
          const [first] = people;
          if (first && name.trim() === asked) {
            onChange([...picked, first]);
            setName('');
          }
        }}
      />
      <ErrorNotice error={found.error} />
      <ul role="list" className="course-list" aria-label={t('pick.found')}>
        {people.slice(0, 8).map((person) => (
          <li key={person.id}>
            <div>
              {person.name}
              <p className="small muted">
                {[...new Set(person.places.map(({ organization }) => organization))].join(', ')}
              </p>
            </div>
            <Button
              kind="ghost"
              className="small-btn"
              aria-label={t('pick.addOf', { name: person.name })}
              onClick={() => onChange([...picked, { id: person.id, name: person.name }])}
            >
              {t('pick.add')}
            </Button>
          </li>
        ))}
      </ul>
      {asked.length > 1 && found.isSuccess && !found.isPlaceholderData && people.length === 0 && (
        <p className="small muted" role="status">
          {t('pick.none')}
        </p>
      )}
    </fieldset>
  );
}
