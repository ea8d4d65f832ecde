import type { Module, Outline, Unit } from '../queries/courses';

/** All units in the order in which they are learned. */
export const unitsOf = (outline: Outline): Unit[] => outline.modules.flatMap((module) => module.units);

export const findUnit = (outline: Outline, id: string) => unitsOf(outline).find((unit) => unit.id === id);

const mapModules = (outline: Outline, change: (module: Module) => Module): Outline => ({
  modules: outline.modules.map(change),
});

export const withUnit = (outline: Outline, changed: Unit): Outline =>
  mapModules(outline, (module) => ({
    ...module,
    units: module.units.map((unit) => (unit.id === changed.id ? changed : unit)),
  }));

export const withModuleTitle = (outline: Outline, id: string, title: string): Outline =>
  mapModules(outline, (module) => (module.id === id ? { ...module, title } : module));

export const withModule = (outline: Outline, module: Module): Outline => ({ modules: [...outline.modules, module] });

/** What others wait for of units that are not there any more is forgotten. */
function freed(outline: Outline): Outline {
  const there = new Set(unitsOf(outline).map(({ id }) => id));
  return mapModules(outline, (module) => ({
    ...module,
    units: module.units.map((unit) => ({
      ...unit,
      release: {
        ...unit.release,
        after: unit.release.after.filter((id) => there.has(id)),
        minShares: unit.release.minShares.filter(({ unitId }) => there.has(unitId)),
      },
    })),
  }));
}

export const withoutUnit = (outline: Outline, id: string): Outline =>
  freed(mapModules(outline, (module) => ({ ...module, units: module.units.filter((unit) => unit.id !== id) })));

export const withoutModule = (outline: Outline, id: string): Outline =>
  freed({ modules: outline.modules.filter((module) => module.id !== id) });

function swapped<T>(list: readonly T[], at: number, other: number): T[] {
  const next = [...list];
  [next[at], next[other]] = [next[other]!, next[at]!];
  return next;
}

/** A step up or down; undefined at the edge. */
export function movedModule(outline: Outline, id: string, step: 1 | -1): Outline | undefined {
  const at = outline.modules.findIndex((module) => module.id === id);
  return outline.modules[at + step] && { modules: swapped(outline.modules, at, at + step) };
}

/** A step up or down, at the edge of its module into the next one; undefined at the edge of the course. */
export function movedUnit(outline: Outline, id: string, step: 1 | -1): Outline | undefined {
  const index = outline.modules.findIndex((module) => module.units.some((unit) => unit.id === id));
  const module = outline.modules[index];
  if (!module) return undefined;
  const at = module.units.findIndex((unit) => unit.id === id);
  if (module.units[at + step])
    return mapModules(outline, (one) => (one === module ? { ...one, units: swapped(one.units, at, at + step) } : one));
  const next = outline.modules[index + step];
  if (!next) return undefined;
  const unit = module.units[at]!;
  return mapModules(outline, (one) =>
    one === module
      ? { ...one, units: one.units.filter((other) => other !== unit) }
      : one === next
        ? { ...one, units: step > 0 ? [unit, ...one.units] : [...one.units, unit] }
        : one,
  );
}

/**
 * An outline of the past with what units say now: going back puts units where they were, and does not take back what was written in them meanwhile.
 */
export function withNewest(past: Outline, now: Outline): Outline {
  const versions = new Map(unitsOf(now).map(({ id, versionId }) => [id, versionId]));
  return mapModules(past, (module) => ({
    ...module,
    units: module.units.map((unit) => ({ ...unit, versionId: versions.get(unit.id) ?? unit.versionId })),
  }));
}
