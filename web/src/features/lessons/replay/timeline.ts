import { after, type DrawnElement, type RoomEntry, type RoomMessage, type RoomView } from '../room/fold';

export interface ReplayStep {
  /** ISO 8601. */
  at: string;
  entry: RoomEntry | null;
  view: RoomView | null;
  board: { name: string; elements: DrawnElement[] } | null;
}

export interface ReplayTrack {
  id: string;
  personId: string;
  startsAt: string;
  milliseconds: number;
  mediaType: string;
  bytes: number;
}

/** A lesson as the server gives it to be seen again; a saved file holds the same. */
export interface ReplayData {
  id: string;
  title: string;
  begunAt: string;
  to: string;
  me: string;
  isStaff: boolean;
  people: { id: string; name: string; role: string }[];
  replay: { from: string; start: RoomView; steps: ReplayStep[] };
  tracks: ReplayTrack[];
}

/** From and to, ms from the beginning. */
export interface Span {
  from: number;
  to: number;
}

export interface Chapter {
  at: number;
  board: string;
}

/** A state is kept after so many steps: to any moment there are fewer to take. */
const stride = 100;
/** In which nothing happens for longer is passed over, ms. */
const longSilence = 6_000;
/** So long before the next event a silence is left, and so long after the last one it begins, ms. */
const lead = 1_500;
/** What is shown for a shorter time is leafed through and no chapter, ms. */
const shortest = 3_000;

/** What is seen after one more step. */
export function afterStep(view: RoomView, step: ReplayStep, isStaff: boolean, me: string): RoomView {
  if (step.view) return step.view;
  const next = step.entry ? after(view, step.entry, isStaff, me) : view;
  if (!step.board) return next;
  const { board } = step;
  return { ...next, boards: [...next.boards.filter(({ name }) => name !== board.name), board] };
}

/** A lesson that can be looked at in any of its moments. */
export class Timeline {
  /** When each step happens, ms from the beginning. */
  readonly times: readonly number[];
  readonly length: number;
  private readonly states: RoomView[];

  constructor(private readonly data: ReplayData) {
    const begin = Date.parse(data.replay.from);
    let last = 0;
    // Clocks of two machines differ; the time of a lesson does not go back.
    this.times = data.replay.steps.map(({ at }) => (last = Math.max(last, Date.parse(at) - begin)));
    const sound = data.tracks.map(({ startsAt, milliseconds }) => Date.parse(startsAt) - begin + milliseconds);
    this.length = Math.max(1_000, last, Date.parse(data.to) - begin, ...sound);
    this.states = [data.replay.start];
  }

  /** How many steps have happened by then. */
  countAt(ms: number): number {
    let [low, high] = [0, this.times.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.times[middle]! <= ms) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  viewAt(ms: number): RoomView {
    return this.viewAfter(this.countAt(ms));
  }

  viewAfter(count: number): RoomView {
    const { steps } = this.data.replay;
    const { isStaff, me } = this.data;
    for (let at = this.states.length; at * stride <= count; at++)
      this.states[at] = steps
        .slice((at - 1) * stride, at * stride)
        .reduce((view, step) => afterStep(view, step, isStaff, me), this.states[at - 1]!);
    const key = Math.floor(count / stride);
    return steps
      .slice(key * stride, count)
      .reduce((view, step) => afterStep(view, step, isStaff, me), this.states[key]!);
  }

  /** Where nothing happens and nobody is heard. */
  quiet(): Span[] {
    const begin = Date.parse(this.data.replay.from);
    const heard = this.data.tracks.map(({ startsAt, milliseconds }) => {
      const from = Date.parse(startsAt) - begin;
      return { from, to: from + milliseconds };
    });
    const moments = [0, ...this.times, this.length];
    return moments
      .slice(1)
      .map((to, index) => ({ from: moments[index]! + lead, to: to - lead }))
      .filter(({ from, to }) => to - from >= longSilence - 2 * lead)
      .flatMap((span) => without(span, heard))
      .filter(({ from, to }) => to - from >= longSilence - 2 * lead);
  }

  /** What was put before everybody's eyes, and when. */
  chapters(): Chapter[] {
    const { replay } = this.data;
    const all: Chapter[] = [{ at: 0, board: replay.start.stage }];
    replay.steps.forEach((step, index) => {
      const board = stageAfter(step);
      if (board && board !== all.at(-1)!.board) all.push({ at: this.times[index]!, board });
    });
    const long = all.filter(({ at }, index) => (all[index + 1]?.at ?? this.length) - at >= shortest);
    const kept = long.length > 0 ? long : all.slice(0, 1);
    return kept.filter(({ board }, index) => board !== kept[index - 1]?.board);
  }

  /** Everything that was said and may be read, with the moment; taken together however often the viewer came and went. */
  messages(): (RoomMessage & { ms: number })[] {
    const begin = Date.parse(this.data.replay.from);
    const all = new Map<string, RoomMessage & { ms: number }>();
    const add = (message: RoomMessage) =>
      all.set(message.id, { ...message, ms: Math.min(this.length, Math.max(0, Date.parse(message.at) - begin)) });
    this.data.replay.start.messages.forEach(add);
    this.data.replay.steps.forEach(({ entry, view }) => {
      view?.messages.forEach(add);
      if (entry?.act.type !== 'say') return;
      const { id, by, at, act } = entry;
      add({ id, by, at, text: act.text, to: act.to, group: 0 });
    });
    return [...all.values()].sort((a, b) => a.ms - b.ms);
  }
}

/** Undefined when it does not say. Groups that end take what was shown of them along. */
function stageAfter({ entry, view }: ReplayStep): string | undefined {
  if (view) return view.stage;
  if (entry?.act.type === 'show') return entry.act.board;
  return entry?.act.type === 'bringSlides' ? `slide:${entry.id}:1` : undefined;
}

function without(span: Span, others: readonly Span[]): Span[] {
  return others.reduce<Span[]>(
    (rest, other) =>
      rest.flatMap(({ from, to }) =>
        other.to <= from || other.from >= to
          ? [{ from, to }]
          : [
              { from, to: other.from },
              { from: other.to, to },
            ].filter((part) => part.to > part.from),
      ),
    [span],
  );
}

const plain = (text: string) => text.toLowerCase().replaceAll('ё', 'е');

/** Messages in which all words occur. */
export function found<T extends { text: string }>(messages: readonly T[], search: string): T[] {
  const words = plain(search).split(/\s+/).filter(Boolean);
  return messages.filter(({ text }) => words.every((word) => plain(text).includes(word)));
}
