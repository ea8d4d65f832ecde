/**
 * The page around a package, at an address of its own where it reaches nothing of the site. Packages look in their parent for an object of the standard; what they keep there goes to the page of the site, which
 * alone speaks with the server.
 */

/** What the site asks for. */
export interface Begin {
  type: 'begin';
  /** Address of the item beside this page. */
  launch: string;
  /** As it was stored; empty before the first time. */
  values: Record<string, string>;
  learner: { id: string; name: string };
  launchData: string;
  /** Null where the package says itself what is passed. */
  masteryScore: number | null;
}

/** What the site is told. */
export type Told = { type: 'ready' } | { type: 'state'; values: Record<string, string>; isOver: boolean };

export interface Standard {
  /** Under which packages look for it. */
  name: 'API' | 'API_1484_11';
  /** Called when a package stores, ends, and sets. */
  events: { commit: string; end: string; set: string };
  /** Elements that a new session does not go on with. */
  transient: readonly string[];
  /** What the site says of the learner and the item. */
  given(begin: Begin): Record<string, string>;
  entry: string;
  exit: string;
}

export interface Api {
  on(event: string, call: () => void): void;
  loadFromFlattenedJSON(values: Record<string, string>): void;
  renderCommitCMI(isEnd: boolean, withTime: boolean): unknown;
}

export const settings = {
  autocommit: false,
  lmsCommitUrl: false,
  dataCommitFormat: 'flattened',
  sendFullCommit: true,
  // Errors are the package's own business; its author looks for them by the standard's own means.
  logLevel: 5,
} as const;

/** Milliseconds after the last change: packages that never store lose nothing when the page is closed. */
const patience = 3_000;

/** What there is to keep: texts that are not empty, without what the site itself has said. */
export function kept(rendered: unknown, standard: Standard, given: Record<string, string>) {
  return Object.fromEntries(
    Object.entries(rendered as Record<string, unknown>).filter(
      (pair): pair is [string, string] =>
        typeof pair[1] === 'string' && pair[1] !== '' && !standard.transient.includes(pair[0]) && !(pair[0] in given),
    ),
  );
}

/** What a package finds when it begins. */
export function start(values: Record<string, string>, standard: Standard, given: Record<string, string>) {
  const isNew = Object.keys(values).length === 0;
  const entry = isNew ? 'ab-initio' : values[standard.exit] === 'suspend' ? 'resume' : '';
  const rest = Object.fromEntries(Object.entries(values).filter(([name]) => name !== standard.exit));
  return { ...rest, ...given, [standard.entry]: entry };
}

export function play(standard: Standard, make: () => Api) {
  const site = document.currentScript?.dataset.site ?? '';
  const tell = (told: Told) => parent.postMessage(told, site);
  let timer: ReturnType<typeof setTimeout> | undefined;

  function begin(order: Begin) {
    const api = make();
    const given = standard.given(order);
    const save = (isOver: boolean) => {
      clearTimeout(timer);
      tell({ type: 'state', values: kept(api.renderCommitCMI(false, true), standard, given), isOver });
    };
    api.loadFromFlattenedJSON(start(order.values, standard, given));
    api.on(standard.events.commit, () => save(false));
    api.on(standard.events.end, () => save(true));
    api.on(standard.events.set, () => {
      clearTimeout(timer);
      timer = setTimeout(() => save(false), patience);
    });
    Object.assign(window, { [standard.name]: api });
    const frame = document.createElement('iframe');
    frame.title = document.title;
    frame.allow = 'fullscreen';
    frame.src = order.launch;
    document.body.replaceChildren(frame);
  }

  addEventListener('message', ({ source, origin, data }: MessageEvent<Begin>) => {
    if (source === parent && origin === site && data.type === 'begin') begin(data);
  });
  tell({ type: 'ready' });
}
