const write = (value: unknown): string =>
  value === null || value === undefined || value === ''
    ? '—'
    : typeof value === 'object'
      ? JSON.stringify(value)
      : String(value);

/** Lines of an entry: «было → стало» where the log holds both, the value where it holds one. What was and stays empty is left out. */
export function changesOf(changes: unknown): { field: string; text: string }[] {
  if (changes === null || typeof changes !== 'object') return [];
  return Object.entries(changes)
    .map(([field, value]) => {
      const [before, after] = Array.isArray(value) && value.length === 2 ? value.map(write) : ['—', write(value)];
      return { field, text: before === '—' ? after! : `${before} → ${after!}` };
    })
    .filter(({ text }) => text !== '—');
}
