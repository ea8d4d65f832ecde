import { expect, it } from 'vitest';
import { changesOf } from './auditChanges';

it('shows from what to what, and leaves out what is empty', () => {
  expect(
    changesOf({ Grade: [7, 8], Note: [null, ''], To: ['2026-11-23', null], Title: [null, 'Физика'], rows: 120 }),
  ).toEqual([
    { field: 'Grade', text: '7 → 8' },
    { field: 'To', text: '2026-11-23 → —' },
    { field: 'Title', text: 'Физика' },
    { field: 'rows', text: '120' },
  ]);
});

it('has nothing to show for an act without changes', () => expect(changesOf(null)).toEqual([]));
