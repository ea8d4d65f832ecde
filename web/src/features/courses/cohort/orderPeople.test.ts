import { describe, expect, it } from 'vitest';
import type { CohortLearner, CohortOrder, EnrolmentState } from '../queries/cohorts';
import { orderPeople } from './orderPeople';

const learner = (personId: string, state: EnrolmentState) => ({ personId, state }) as CohortLearner;
const order = (kind: CohortOrder['kind'], registeredAt: string | null, ...personIds: string[]) =>
  ({ kind, registeredAt, personIds }) as CohortOrder;

const learners = [
  learner('asks', 'requested'),
  learner('waits', 'waiting'),
  learner('learns', 'active'),
  learner('through', 'completed'),
  learner('gone', 'left'),
  learner('refused', 'refused'),
];
const named = (kind: CohortOrder['kind'], ...orders: CohortOrder[]) =>
  orderPeople({ learners }, orders, kind).map(({ personId }) => personId);

describe('people of an order', () => {
  it('are those whom it can name', () => {
    expect(named('enrol')).toEqual(['asks', 'waits', 'learns']);
    expect(named('expel')).toEqual(['asks', 'waits', 'learns']);
    expect(named('graduate')).toEqual(['through']);
  });

  it('are not named twice by registered orders, but drafts and other orders do not count', () => {
    expect(named('enrol', order('enrol', '2026-09-01T00:00:00Z', 'learns'))).toEqual(['asks', 'waits']);
    expect(named('enrol', order('enrol', null, 'learns'), order('expel', '2026-09-01T00:00:00Z', 'asks'))).toEqual([
      'asks',
      'waits',
      'learns',
    ]);
  });
});
