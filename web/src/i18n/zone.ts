const kept = 'time-zone';
const listeners = new Set<() => void>();
let zone = remembered();

/** As the site said the last time: a page that begins without a network has it too. */
function remembered(): string | undefined {
  try {
    return localStorage.getItem(kept) ?? undefined;
  } catch {
    return undefined;
  }
}

/** IANA name of the cabinet's zone: rounds begin by it, to whatever zone a device is set. Undefined, for the device's own, until the site has said it. */
export const timeZone = () => zone;

export function adoptTimeZone(name: string) {
  if (name === zone) return;
  zone = name;
  try {
    localStorage.setItem(kept, name);
  } catch {
    // It is asked for again at the next start.
  }
  listeners.forEach((listener) => listener());
}

/** Calls until the returned function is called. */
export function onTimeZone(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const clocks = new Map<string | undefined, Intl.DateTimeFormat>();

/** What clocks on the wall of the zone show, as if it were UTC, to the minute. */
function wallTime(instant: number, name: string | undefined): number {
  let clock = clocks.get(name);
  if (!clock) {
    const parts = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' } as const;
    clocks.set(name, (clock = new Intl.DateTimeFormat('en-GB', { ...parts, hourCycle: 'h23', timeZone: name })));
  }
  const part = Object.fromEntries(clock.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
  return Date.UTC(part.year!, part.month! - 1, part.day, part.hour, part.minute);
}

const offset = (instant: number, name: string | undefined) =>
  wallTime(instant, name) - Math.floor(instant / 60_000) * 60_000;

/** 2026-11-23T10:05 by the clock of the zone. */
export const toWall = (instant: number, name = zone) => new Date(wallTime(instant, name)).toISOString().slice(0, 16);

/** The instant at which the clock of the zone shows `wall` (2026-11-23T10:05); NaN for what is no such time. */
export function fromWall(wall: string, name = zone): number {
  const shown = Date.parse(`${wall}Z`);
  if (Number.isNaN(shown)) return NaN;
  const near = shown - offset(shown, name);
  // The clock may have been changed between the first guess and the instant.
  return shown - offset(near, name);
}

/** The device shows another hour than the cabinet: times have to say whose they are. */
export const isElsewhere = (instant: number, name = zone) => offset(instant, name) !== offset(instant, undefined);
