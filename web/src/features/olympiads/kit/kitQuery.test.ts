// @vitest-environment jsdom
import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import type { Participation } from '../participation/queries';
import { kitQuery } from './kitQuery';
import type { Kit } from './kitStore';

const share = kitQuery({ roundId: 'r' } as Participation, undefined).structuralSharing as (
  before: unknown,
  after: unknown,
) => unknown;
const kit = (sealId: string) => ({ sealId, attemptId: 'a' }) as Kit;

it('a round without a sealed paper is known to have none, and not still being asked for it', () => {
  expect(share(undefined, null)).toBeNull();
  expect(share(kit('1'), null)).toBeNull();
});

it('the same file is the same kit', () => {
  const here = kit('1');
  expect(share(here, kit('1'))).toBe(here);
  expect(share(here, kit('2'))).not.toBe(here);
});
