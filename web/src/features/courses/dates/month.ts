/** Days are written as `2026-11-28`, months as `2026-11`: both are the same in every zone. */
const day = (date: Date) => date.toISOString().slice(0, 10);

export const monthOf = (text: string) => text.slice(0, 7);

export function shifted(month: string, by: number): string {
  const date = new Date(`${month}-01T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() + by);
  return monthOf(day(date));
}

/** The weeks that a month touches, each from Monday to Sunday. */
export function weeksOf(month: string): string[][] {
  const first = new Date(`${month}-01T00:00:00Z`);
  const at = new Date(first);
  at.setUTCDate(1 - ((first.getUTCDay() + 6) % 7));
  const weeks: string[][] = [];
  do {
    const week: string[] = [];
    for (let n = 0; n < 7; n++) {
      week.push(day(at));
      at.setUTCDate(at.getUTCDate() + 1);
    }
    weeks.push(week);
  } while (monthOf(day(at)) === month);
  return weeks;
}
