/** «5–7, 9»: grades with runs drawn together. */
export function gradesText(grades: readonly number[]): string {
  const sorted = [...new Set(grades)].sort((a, b) => a - b);
  const runs: [number, number][] = [];
  for (const grade of sorted) {
    const last = runs.at(-1);
    if (last && last[1] === grade - 1) last[1] = grade;
    else runs.push([grade, grade]);
  }
  return runs.map(([from, to]) => (from === to ? String(from) : `${String(from)}–${String(to)}`)).join(', ') || '—';
}
