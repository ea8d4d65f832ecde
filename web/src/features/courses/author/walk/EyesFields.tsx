import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../../../../ui/ErrorNotice';
import { SelectField, TextField } from '../../../../ui/Field';
import { dayOfCohort } from './eyes';
import type { Eyes } from './queries';
import '../author.css';

interface Props {
  eyes: Eyes;
  /** All that the draft names. */
  groups: readonly string[];
  error: unknown;
}

/** At which hour of which cohort, and in which group, one looks at the draft. */
export function EyesFields({ eyes, groups, error }: Props) {
  const { t } = useTranslation('courseDesk');
  const navigate = useNavigate();
  // A day that is being typed is none for a moment.
  const [typed, setTyped] = useState(eyes);
  const change = (part: Partial<Eyes>) => {
    const now = { ...typed, ...part };
    setTyped(now);
    if (now.startsOn && now.at)
      void navigate({
        to: '.',
        search: ((known: object) => ({ ...known, ...now })) as never,
        replace: true,
        resetScroll: false,
      });
  };
  const number = dayOfCohort(eyes);
  return (
    <div className="stack tight">
      <div className="field-row">
        <TextField
          label={t('walk.startsOn')}
          type="date"
          value={typed.startsOn}
          onChange={(event) => change({ startsOn: event.target.value })}
        />
        <TextField
          label={t('walk.on')}
          hint={number < 1 ? t('walk.before') : t('walk.dayOf', { number })}
          type="datetime-local"
          value={typed.at}
          onChange={(event) => change({ at: event.target.value })}
        />
        {groups.length > 0 && (
          <SelectField
            label={t('walk.group')}
            value={eyes.group}
            onChange={(event) => change({ group: event.target.value })}
          >
            <option value="">{t('walk.noGroup')}</option>
            {groups.map((group) => (
              <option key={group}>{group}</option>
            ))}
          </SelectField>
        )}
      </div>
      {(typed.startsOn === '' || typed.at === '') && <p className="small bad-ink">{t('walk.badDays')}</p>}
      <ErrorNotice error={error} />
    </div>
  );
}
