/** The list with one item a place up (-1) or down (1); at the edge it stays as it is. */
export function moved<Item>(items: readonly Item[], index: number, by: -1 | 1): Item[] {
  const next = [...items];
  const [here, there] = [next[index], next[index + by]];
  if (here === undefined || there === undefined) return next;
  next[index] = there;
  next[index + by] = here;
  return next;
}
