/** What the browser says of its storage. */
export interface Storage {
  /** It has promised to remove nothing. */
  persisted: boolean;
  /** Bytes; undefined where it does not say. */
  free: number | undefined;
  /** The page was opened from the home screen. */
  isInstalled: boolean;
  isSafari: boolean;
}

/** Below it a kit, its answers and some photographs of solutions may not find room. */
const little = 100_000_000;

export type KeepingTag = 'kept' | 'keptMaybe' | 'keptLittle';

/** What is told of it before the start, the worst first. */
export function keepingOf({ persisted, free, isInstalled, isSafari }: Storage) {
  const isLittle = free !== undefined && free < little;
  const tag: KeepingTag = isLittle ? 'keptLittle' : persisted ? 'kept' : 'keptMaybe';
  return {
    tag,
    isLittle,
    /** Browsers keep what is on the home screen as they keep an application; Safari clears other sites after seven days without a visit. */
    advice: persisted || isInstalled ? undefined : isSafari ? ('safariWeek' as const) : ('homeScreen' as const),
  };
}

/** Every browser of iOS is Safari underneath; elsewhere only Safari itself names no other beside it. */
export const isSafari = (userAgent: string) =>
  /iPhone|iPad|iPod/.test(userAgent) ||
  (/Safari\//.test(userAgent) && !/Chrom|Android|Edg|OPR|Firefox/.test(userAgent));
