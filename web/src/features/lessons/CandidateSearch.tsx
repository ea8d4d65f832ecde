import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { SelectField, TextField } from '../../ui/Field';
import { candidatesQuery, type Candidate } from './queries';

const grades = Array.from({ length: 11 }, (_, at) => at + 1);

/** Finds people for a lesson: a class at once, or one by name. */
export function CandidateSearch({
  taken,
  onAdd,
  organizationId,
}: {
  taken: string[];
  onAdd: (people: Candidate[]) => void;
  /** Only people of this school. */
  organizationId?: string;
}) {
  const { t } = useTranslation('lessons');
  const [name, setName] = useState('');
  const [grade, setGrade] = useState('');
  const [classLetter, setClassLetter] = useState('');
  const search = useDeferredValue({
    name,
    classLetter,
    ...(grade && { grade: Number(grade) }),
    ...(organizationId && { organizationId }),
  });
  const isAsked = name.trim().length >= 2 || grade !== '';
  const found = useQuery({ ...candidatesQuery(search), enabled: isAsked });
  // Somebody who teaches in two schools is found twice.
  const people = isAsked
    ? (found.data?.people ?? []).filter(
        ({ personId }, at, all) =>
          !taken.includes(personId) && all.findIndex((other) => other.personId === personId) === at,
      )
    : [];
  return (
    <div className="stack tight">
      <div className="line">
        <SelectField label={t('form.grade')} value={grade} onChange={({ target }) => setGrade(target.value)}>
          <option value="">{t('form.anyGrade')}</option>
          {grades.map((one) => (
            <option key={one}>{one}</option>
          ))}
        </SelectField>
        <TextField
          label={t('form.letter')}
          maxLength={3}
          value={classLetter}
          onChange={({ target }) => setClassLetter(target.value)}
        />
        <TextField label={t('form.name')} value={name} onChange={({ target }) => setName(target.value)} />
      </div>
      <ErrorNotice error={found.error} />
      {!isAsked && <p className="small muted">{t('form.searchHint')}</p>}
      {isAsked && found.isSuccess && people.length === 0 && (
        <p className="muted">{t(found.data.people.length > 0 ? 'form.allTaken' : 'form.nobody')}</p>
      )}
      {people.length > 1 && (
        <Button kind="ghost" onClick={() => onAdd(people)}>
          {t('form.addAll', { count: people.length })}
        </Button>
      )}
      <ul role="list" className="lesson-people" aria-label={t('form.found')}>
        {people.map((person) => (
          <li key={person.personId}>
            <span>
              {person.name}{' '}
              <span className="small muted">
                {[person.grade ? `${person.grade}${person.classLetter}` : '', person.organization]
                  .filter(Boolean)
                  .join(', ')}
              </span>
            </span>
            <Button kind="ghost" aria-label={`${t('form.add')}: ${person.name}`} onClick={() => onAdd([person])}>
              {t('form.add')}
            </Button>
          </li>
        ))}
      </ul>
      {isAsked && found.data?.hasMore && <p className="small muted">{t('form.more')}</p>}
    </div>
  );
}
