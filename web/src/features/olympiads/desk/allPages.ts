/** A list of the server as a whole, for tables that sort and filter in the browser. */
export async function allPages<Item>(
  read: (page: number, size: number) => Promise<{ items: Item[]; total: number }>,
  size: number,
): Promise<Item[]> {
  const items: Item[] = [];
  for (let page = 1; ; page++) {
    const part = await read(page, size);
    items.push(...part.items);
    // An empty page ends it as well: rows may vanish while one reads.
    if (items.length >= part.total || part.items.length === 0) return items;
  }
}
