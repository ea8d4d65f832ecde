import { expect, it } from 'vitest';
import { whole } from './places';
import { inOrder, merged, parted, taken, type OwnNote } from './notesStore';

const own = (id: string, text: string, more: Partial<OwnNote> = {}): OwnNote => ({
  id,
  place: whole,
  text,
  revision: 1,
  isDirty: false,
  isDeleted: false,
  ...more,
});
const server = (id: string, text: string, revision = 1) => ({
  id,
  unitId: 'u',
  place: whole,
  text,
  revision,
  writtenAt: '2026-11-28T00:00:00Z',
});

it('keeps words that were written without a network and takes all others from the server', () => {
  const notes = merged(
    [own('a', 'здесь', { isDirty: true }), own('b', 'старое'), own('gone', 'удалено на другом устройстве')],
    [server('a', 'там', 2), server('b', 'новое', 2), server('c', 'с другого устройства')],
  );
  expect(notes.map(({ id, text, isDirty }) => [id, text, isDirty])).toEqual([
    ['a', 'здесь', true],
    ['b', 'новое', false],
    ['c', 'с другого устройства', false],
  ]);
  // The basis stays that of the text: the server is to notice.
  expect(notes[0]!.revision).toBe(1);
});

it('keeps a new note that the server does not know yet', () => {
  expect(merged([own('n', 'новая', { revision: 0, isDirty: true })], []).map(({ id }) => id)).toEqual(['n']);
});

it('sends again what was written while the text before was on its way', () => {
  const sent = own('a', 'раз', { isDirty: true });
  expect(taken([own('a', 'раз два', { isDirty: true })], sent, 2)).toEqual([
    own('a', 'раз два', { revision: 2, isDirty: true }),
  ]);
  expect(taken([sent], sent, 2)).toEqual([own('a', 'раз', { revision: 2 })]);
});

it('forgets a note whose deletion has arrived', () => {
  const sent = own('a', 'раз', { isDirty: true, isDeleted: true });
  expect(taken([sent], sent, 2)).toEqual([]);
});

it('makes two notes of one that two devices changed', () => {
  expect(parted([own('a', 'здесь', { isDirty: true })], 'a', 'z')).toEqual([
    own('z', 'здесь', { revision: 0, isDirty: true }),
  ]);
  expect(parted([own('a', '', { isDirty: true, isDeleted: true })], 'a', 'z')).toEqual([]);
});

it('lists notes as their places stand', () => {
  const notes = [
    own('b', '', { place: { ...whole, paragraph: 4 } }),
    own('a', ''),
    own('c', '', { place: { ...whole, paragraph: 1 } }),
  ];
  expect(inOrder(notes).map(({ id }) => id)).toEqual(['a', 'c', 'b']);
});
