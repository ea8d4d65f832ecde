import { expect, it } from 'vitest';
import type { Outline, Unit } from '../queries/courses';
import { movedModule, movedUnit, unitsOf, withNewest, withoutModule, withoutUnit } from './outline';

const unit = (id: string, after: string[] = []): Unit => ({
  id,
  versionId: `${id}1`,
  kind: 'text',
  title: id,
  minutes: 0,
  isRequired: true,
  dueDay: null,
  release: { after, day: 0, minShares: after.map((unitId) => ({ unitId, share: 0.5 })), groups: [], byWord: false },
});

const outline: Outline = {
  modules: [
    { id: 'one', title: 'One', units: [unit('a'), unit('b', ['a'])] },
    { id: 'two', title: 'Two', units: [unit('c', ['a', 'b'])] },
  ],
};

const order = (of: Outline | undefined) => of?.modules.map(({ units }) => units.map(({ id }) => id).join(''));

it('moves a unit within its module and over its edge, and not out of the course', () => {
  expect(order(movedUnit(outline, 'b', -1))).toEqual(['ba', 'c']);
  expect(order(movedUnit(outline, 'b', 1))).toEqual(['a', 'bc']);
  expect(order(movedUnit(outline, 'c', -1))).toEqual(['abc', '']);
  expect(movedUnit(outline, 'a', -1)).toBeUndefined();
  expect(movedUnit(outline, 'c', 1)).toBeUndefined();
});

it('moves a module with its units', () => {
  expect(order(movedModule(outline, 'one', 1))).toEqual(['c', 'ab']);
  expect(movedModule(outline, 'two', 1)).toBeUndefined();
});

it('lets nobody wait for what was taken out', () => {
  const left = withoutUnit(outline, 'a');
  expect(order(left)).toEqual(['b', 'c']);
  expect(unitsOf(left).map(({ release }) => release.after)).toEqual([[], ['b']]);
  expect(unitsOf(left)[1]!.release.minShares).toEqual([{ unitId: 'b', share: 0.5 }]);
  expect(unitsOf(withoutModule(outline, 'one'))[0]!.release.after).toEqual([]);
});

it('goes back to an order without taking back what was written since, and brings back what was taken out', () => {
  const written = {
    modules: outline.modules.map((module) => ({
      ...module,
      units: module.units.map((one) => ({ ...one, versionId: `${one.id}2` })),
    })),
  };
  expect(unitsOf(withNewest(outline, written)).map(({ versionId }) => versionId)).toEqual(['a2', 'b2', 'c2']);
  expect(unitsOf(withNewest(outline, withoutUnit(written, 'b'))).map(({ versionId }) => versionId)).toEqual([
    'a2',
    'b1',
    'c2',
  ]);
});
