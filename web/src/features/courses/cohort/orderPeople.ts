import type { Cohort, CohortLearner, CohortOrder, OrderKind } from '../queries/cohorts';

const fits: Record<OrderKind, (learner: CohortLearner) => boolean> = {
  enrol: ({ state }) => state === 'requested' || state === 'waiting' || state === 'active',
  expel: ({ state }) => state === 'requested' || state === 'waiting' || state === 'active',
  graduate: ({ state }) => state === 'completed',
};

/** Those of a cohort whom an order of the kind can name: who stands in a registered one of the same kind already is not named again. */
export function orderPeople(cohort: Pick<Cohort, 'learners'>, orders: readonly CohortOrder[], kind: OrderKind) {
  const named = new Set(
    orders.filter((order) => order.kind === kind && order.registeredAt !== null).flatMap((order) => order.personIds),
  );
  return cohort.learners.filter((learner) => fits[kind](learner) && (kind === 'expel' || !named.has(learner.personId)));
}
