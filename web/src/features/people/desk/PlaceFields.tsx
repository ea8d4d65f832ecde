import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { components } from '../../../api/schema';
import { SelectField, TextField } from '../../../ui/Field';
import { useMe } from '../queries/me';
import { className, parseClass } from './classes';
import { membershipKinds, organizationsQuery, type MembershipKind } from './queries';
import { isStaff } from './roles';
import './people.css';

export type PlaceData = components['schemas']['CreatePersonPlaceData'];

/** What is typed about a place in an organization; `classText` as people write it. */
export interface PlaceDraft {
  organizationId: string;
  kind: MembershipKind;
  classText: string;
  position: string;
  subjects: string;
  /** ISO date; empty for today. */
  from: string;
}

export const emptyPlace: PlaceDraft = {
  organizationId: '',
  kind: 'student',
  classText: '',
  position: '',
  subjects: '',
  from: '',
};

/** What goes to the server; undefined while a pupil's class is no class. */
export function placeData(draft: PlaceDraft): PlaceData | undefined {
  const ofClass = draft.kind === 'student' ? parseClass(draft.classText) : { grade: null, letter: '' };
  return (
    ofClass && {
      organizationId: draft.organizationId,
      kind: draft.kind,
      grade: ofClass.grade,
      classLetter: ofClass.letter,
      position: draft.kind === 'teacher' ? draft.position.trim() : '',
      subjects:
        draft.kind === 'teacher'
          ? draft.subjects
              .split(',')
              .map((subject) => subject.trim())
              .filter(Boolean)
          : [],
      from: draft.from || null,
    }
  );
}

/** The draft of a place like another one: for a move to the next class. */
export const draftOf = (
  place: PlaceData | { organizationId: string; kind: MembershipKind; grade: number | null; classLetter: string },
): PlaceDraft => ({
  ...emptyPlace,
  organizationId: place.organizationId,
  kind: place.kind,
  classText: className(place),
});

interface Props {
  draft: PlaceDraft;
  onChange: (draft: PlaceDraft) => void;
  /** Show what is wrong with the class. */
  checked?: boolean;
}

/** Where somebody studies or works: organization, who they are there, class or position, since when. */
export function PlaceFields({ draft, onChange, checked = false }: Props) {
  const { t } = useTranslation('school');
  const me = useMe();
  const organizations = useQuery(organizationsQuery);
  const set = (change: Partial<PlaceDraft>) => onChange({ ...draft, ...change });
  const kinds = me && isStaff(me) ? membershipKinds : (['student', 'teacher'] as const);
  return (
    <>
      <SelectField
        label={t('people.organization')}
        required
        value={draft.organizationId}
        onChange={(event) => set({ organizationId: event.target.value })}
      >
        <option value="">{t('choose')}</option>
        {organizations.data?.map((organization) => (
          <option key={organization.id} value={organization.id}>
            {organization.shortName}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={t('people.who')}
        value={draft.kind}
        onChange={(event) => set({ kind: event.target.value as MembershipKind })}
      >
        {kinds.map((kind) => (
          <option key={kind} value={kind}>
            {t(`kinds.${kind}`)}
          </option>
        ))}
      </SelectField>
      {draft.kind === 'student' && (
        <TextField
          label={t('people.class')}
          hint={t('people.classHint')}
          error={checked && !parseClass(draft.classText) && t('people.classWrong')}
          required
          value={draft.classText}
          onChange={(event) => set({ classText: event.target.value })}
        />
      )}
      {draft.kind === 'teacher' && (
        <>
          <TextField
            label={t('person.position')}
            value={draft.position}
            onChange={(event) => set({ position: event.target.value })}
          />
          <TextField
            label={t('person.subjects')}
            hint={t('person.subjectsHint')}
            value={draft.subjects}
            onChange={(event) => set({ subjects: event.target.value })}
          />
        </>
      )}
      <TextField
        type="date"
        label={t('person.since')}
        hint={t('person.sinceHint')}
        value={draft.from}
        onChange={(event) => set({ from: event.target.value })}
      />
    </>
  );
}
