import { describe, expect, it } from 'vitest';
import { descriptionOf, draftOf, emptyDraft } from './draft';

describe('a description that is typed', () => {
  it('is the same after it was read and sent', () => {
    const about = descriptionOf({
      ...emptyDraft,
      title: 'Закон Архимеда',
      authors: 'Ершов П. Н.\n Титова М. О. ; Лис О. О.',
      keywords: 'опыт, давление',
      year: '2023',
      gradeFrom: '7',
      subjects: ['physics'],
      accessedOn: '2026-11-28',
    });
    expect(about).toMatchObject({
      authors: ['Ершов П. Н.', 'Титова М. О.', 'Лис О. О.'],
      keywords: ['опыт', 'давление'],
      year: 2023,
      gradeFrom: 7,
      gradeTo: 7,
      accessedOn: '2026-11-28',
    });
    expect(descriptionOf(draftOf(about))).toEqual(about);
  });

  it('holds nothing where nothing was typed', () => {
    expect(descriptionOf(emptyDraft)).toMatchObject({
      authors: [],
      keywords: [],
      year: null,
      gradeFrom: null,
      gradeTo: null,
      accessedOn: null,
    });
  });
});
