/** An address with what is asked for; what is empty, false or undefined is left out. */
export function withQuery(address: string, asked: Record<string, string | number | boolean | undefined>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(asked))
    if (value !== undefined && value !== '' && value !== false) query.set(name, String(value));
  if (query.size === 0) return address;
  return `${address}${address.includes('?') ? '&' : '?'}${query.toString()}`;
}

/** A list of the server as a workbook: the same address, the same query. */
export const asWorkbook = (address: string) => withQuery(address, { format: 'xlsx' });
