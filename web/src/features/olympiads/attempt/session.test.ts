// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiError, NetworkError } from '../../../api/errors';
import { MemoryStore } from '../../../sitting/journal/memoryStore';
import type { Batch } from '../../../sitting/journal/sender';
import { forgetOpened, markOpened, newBegin } from '../kit/opened';
import { textOf } from '../../../sitting/answers';
import type { AttemptView } from './contract';
import { fateOf } from './fate';
import { AttemptSession } from './session';

const { server } = vi.hoisted(() => ({
  server: {
    view: undefined as unknown,
    online: true,
    refuses: undefined as Error | undefined,
    proof: (): Promise<string> => Promise.resolve('unchecked'),
    sent: [] as string[],
    onSend: undefined as ((deviceId: string) => void) | undefined,
  },
}));
// Receipts have tests of their own, in a browser's window.
vi.mock('../../../sitting/receipts/receiptBook', () => ({ receiptBook: { keep: () => server.proof() } }));
vi.mock('../../../sitting/patience', () => ({ patience: 50 }));
vi.mock('./attemptApi', () => ({
  getAttempt: async () => {
    if (!server.online) throw new NetworkError();
    if (server.refuses) throw server.refuses;
    return server.view;
  },
  sendJournal: async (_: string, { deviceId, entries }: Batch) => {
    server.onSend?.(deviceId);
    if (!server.online) throw new NetworkError();
    server.sent.push(...entries.map(({ answer }) => answer));
    const head = { seq: entries.at(-1)!.seq, hash: entries.at(-1)!.hash };
    const { deadline } = server.view as AttemptView;
    return { head, receivedAt: 'now', now: inMinutes(0), pausedAt: null, deadline, late: 0, elsewhere: [] };
  },
}));

const [first, second, third] = ['1', '2', '3'].map((n) => `0199a1b2-0000-7000-8000-0000000000a${n}`) as [
  string,
  string,
  string,
];
const text = (words: string) => textOf({ type: 'shortText', text: words });
const given = (taskId: string, words: string, deviceId = 'd') => ({
  taskId,
  answer: text(words),
  deviceId,
  seq: 1,
  receivedAt: '1',
  isLate: false,
  isRefused: false,
});
const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();

/** As a notice tells it. */
const clock = (left: number, pausedAt: string | null = null) => ({
  deadline: inMinutes(left),
  now: inMinutes(0),
  pausedAt,
});

const view = (change: Partial<AttemptView>) =>
  ({
    attemptId: '0199a1b2-0000-7000-8000-000000000001',
    deadline: inMinutes(30),
    now: inMinutes(0),
    handedInAt: null,
    closedAt: null,
    paper: { tasks: [{ id: first }, { id: second }, { id: third }] },
    answers: [],
    late: [],
    heads: [],
    files: [],
    ...change,
  }) as unknown as AttemptView;

const sessions: AttemptSession[] = [];
interface Here {
  /** What this device wrote, if not all of it is unsent. */
  answers?: Map<string, string>;
  deviceIds?: string[];
  /** The page begins with its own copy. */
  fromCopy?: boolean;
}
function open(change: Partial<AttemptView>, unsent = new Map<string, string>(), here: Here = {}) {
  server.view = view(change);
  const { answers = unsent, deviceIds = [], fromCopy = false } = here;
  const local = { answers, unsent, deviceIds, elapsedMs: 0 };
  const session = new AttemptSession(server.view as AttemptView, new MemoryStore(), local, !fromCopy);
  sessions.push(session);
  return session;
}

beforeEach(() =>
  Object.assign(server, {
    online: true,
    refuses: undefined,
    proof: () => Promise.resolve('unchecked'),
    sent: [],
    onSend: undefined,
  }),
);
afterEach(() => sessions.splice(0).forEach((session) => session.close()));

describe('the end of an attempt', () => {
  it('is the deadline, though the round was closed soon after it; closed before it, it is the closing', () => {
    expect(open({ deadline: inMinutes(-2), closedAt: inMinutes(-1) }).state.ending).toBe('deadline');
    expect(open({ deadline: inMinutes(1), closedAt: inMinutes(-1) }).state.ending).toBe('closed');
  });

  it('tells of each task what became of it, without the server only what waits here', async () => {
    const session = open({
      deadline: inMinutes(-1),
      answers: [given(first, 'вовремя'), given(second, 'раньше')],
      late: [given(second, 'поздно'), given(third, 'поздно')],
    });
    const fates = (waiting: string[] = []) =>
      [first, second, third].map((id) => fateOf(id, session.state, new Set(waiting)));
    expect(fates()).toEqual(['received', 'lateChange', 'late']);
    expect(fates([first])[0]).toBe('onDevice');
    const accepted = open({ deadline: inMinutes(-1), answers: [{ ...given(first, 'принято'), isLate: true }] });
    expect(fateOf(first, accepted.state, new Set())).toBe('accepted');
    const { received } = session.state;
    expect(fateOf(first, { ...session.state, received: undefined }, new Set())).toBe('unknown');
    expect(received?.late).toHaveLength(2);
  });
});

it('after the end what was answered here stays in sight, and is said to count only if it does', async () => {
  const session = open({});
  session.change(first, { type: 'shortText', text: 'здесь' });
  await session.flush();
  session.told(clock(-1));
  session.answeredElsewhere(given(first, 'там', 'b'));
  expect(session.state.answers.get(first)).toEqual({ type: 'shortText', text: 'здесь' });
  for (const [counted, fate] of [
    [given(first, 'здесь'), 'received'],
    [given(first, 'там', 'b'), 'notCounted'],
  ] as const) {
    const received = view({ answers: [counted] });
    expect(fateOf(first, { ...session.state, received }, new Set())).toBe(fate);
  }
});

describe('the last seconds', () => {
  it('are no worse than others: what is typed without a pause is on the server before the deadline', async () => {
    const session = open({ deadline: inMinutes(0.9 / 60) });
    const typing = setInterval(() => session.change(first, { type: 'shortText', text: 'успел' }), 50);
    await vi.waitFor(() => expect(server.sent).toContain(text('успел')), { timeout: 850, interval: 20 });
    clearInterval(typing);
    expect(session.state.ending).toBeUndefined();
  });
});

describe('time added after the end', () => {
  const late = [given(second, 'поздно')];

  it('takes up on the open page what came late, as the last word of the participant', async () => {
    const session = open({ deadline: inMinutes(-1), answers: [given(second, 'раньше')], late });
    server.view = view({ late: [] });
    session.told(clock(10));
    await vi.waitFor(() => expect(server.sent).toEqual([text('поздно')]));
    expect(session.state.ending).toBeUndefined();
    expect(session.state.answers.get(second)).toEqual({ type: 'shortText', text: 'поздно' });

    // A later notice does not bring it back over what was written since.
    session.change(second, { type: 'shortText', text: 'новое' });
    session.told(clock(-1));
    session.told(clock(20));
    await vi.waitFor(() => expect(server.sent).toEqual([text('поздно'), text('новое')]));
  });

  it('takes it up on a page that is opened again, unless something newer waits on the device', async () => {
    open({ late });
    await vi.waitFor(() => expect(server.sent).toEqual([text('поздно')]));
    const newer = open({ late }, new Map([[second, text('новее')]]));
    expect(newer.state.answers.get(second)).toEqual({ type: 'shortText', text: 'новее' });
  });

  it('leaves alone what the device wrote since, when the page begins with a copy that does not know of it', async () => {
    const copy = { answers: [given(second, 'раньше')], late };
    const since = { answers: new Map([[second, text('новее')]]), fromCopy: true };
    const reopened = open(copy, new Map(), since);
    // The copy of a page whose time was over, and then an acknowledgement that tells of more time.
    const ended = open({ ...copy, deadline: inMinutes(-1) }, new Map(), since);
    ended.told(clock(10));
    for (const session of [reopened, ended]) {
      await session.flush();
      expect(session.state.answers.get(second)).toEqual({ type: 'shortText', text: 'новее' });
    }
    expect(server.sent).toEqual([]);

    open(copy, new Map(), { answers: new Map([[second, text('поздно')]]), fromCopy: true });
    await vi.waitFor(() => expect(server.sent).toEqual([text('поздно')]));
  });

  it('takes what came late under another name of the same device as its last word', async () => {
    const both = { answers: [given(second, 'раньше', 'a')], late: [given(second, 'поздно', 'b')] };
    const session = open(both, new Map(), { deviceIds: ['a', 'b'] });
    await vi.waitFor(() => expect(server.sent).toEqual([text('поздно')]));
    expect(session.state.conflicts.size).toBe(0);
  });

  it('writes nothing over what another device has answered: both are shown on either page, and what is chosen is sent', async () => {
    const older = { answers: [given(second, 'новый', 'b')], late: [given(second, 'старый', 'a')] };
    const [old, current] = ['старый', 'новый'].map((words) => ({ type: 'shortText' as const, text: words }));
    const session = open(older);
    expect(session.state.conflicts.get(second)).toEqual({ theirs: old, where: 'device', counts: 'here' });
    expect(session.state.answers.get(second)).toEqual(current);

    // The page that wrote it shows it still.
    const late = open({ ...older, deadline: inMinutes(-1) }, new Map());
    late.answeredElsewhere(given(second, 'старый', 'a'));
    late.told(clock(10));
    expect(late.state.conflicts.get(second)).toEqual({ theirs: current, where: 'device', counts: 'there' });
    await session.flush();
    expect(server.sent).toEqual([]);

    await session.resolve(second, 'there');
    await vi.waitFor(() => expect(server.sent).toEqual([text('старый')]));
  });

  it('does not bring back what the chair has refused, and shows what counts', async () => {
    const refused = { ...given(second, 'отклонённый'), isRefused: true };
    const session = open({ deadline: inMinutes(-1), answers: [given(second, 'раньше')], late: [refused] });
    session.told(clock(10));
    await session.flush();
    expect(session.state.answers.get(second)).toEqual({ type: 'shortText', text: 'раньше' });

    // A newer answer of this device stays in sight.
    const since = { answers: new Map([[second, text('новее')]]), fromCopy: true };
    const newer = open({ answers: [given(second, 'раньше')], late: [refused] }, new Map(), since);
    expect(newer.state.answers.get(second)).toEqual({ type: 'shortText', text: 'новее' });
    expect(server.sent).toEqual([]);
  });
});

describe('an answer', () => {
  const sent = (words: string) => vi.waitFor(() => expect(server.sent).toContain(text(words)));

  it('is written whatever fails among those who look on', async () => {
    const reported = vi.fn();
    vi.stubGlobal('reportError', reported);
    const session = open({});
    session.subscribe(() => {
      throw new Error('a page that cannot be drawn');
    });

    session.change(first, { type: 'shortText', text: 'всё равно' });
    await session.flush();
    await sent('всё равно');
    expect(reported).toHaveBeenCalled();
    vi.unstubAllGlobals();
  });
});

describe('a pause', () => {
  it('writes and sends what is being typed, stands, and ends with the time that was left', async () => {
    const session = open({});
    session.change(first, { type: 'shortText', text: 'пишу' });
    session.told(clock(30, inMinutes(0)));
    expect(session.state.paused?.left).toBe(30 * 60_000);
    await vi.waitFor(() => expect(server.sent).toEqual([text('пишу')]));
    session.told(clock(30));
    expect(session.state.paused).toBeUndefined();
    expect(session.state.answers.get(first)).toEqual({ type: 'shortText', text: 'пишу' });
  });

  it('is not ended by a reply that was long on its way, nor begun by one', () => {
    const session = open({});
    const before = { ...clock(30), now: inMinutes(1) };
    const during = { ...clock(30, inMinutes(2)), now: inMinutes(2) };
    const after = { ...clock(31), now: inMinutes(3) };
    session.told(during);
    session.told(before);
    expect(session.state.paused).toBeDefined();
    session.told(after);
    session.told(during);
    expect(session.state.paused).toBeUndefined();
  });

  it('holds up the end, but not that of somebody whose time was over before', () => {
    expect(open({ deadline: inMinutes(1), now: inMinutes(0), pausedAt: inMinutes(-9) }).state.ending).toBeUndefined();
    expect(open({ deadline: inMinutes(-1), now: inMinutes(0), pausedAt: inMinutes(-9) }).state.ending).toBe('deadline');
  });

  it('lasts as long as the server does not take on a work that was begun without a network', async () => {
    const session = open({});
    server.refuses = new ApiError(503, 'olympiad.round.paused');
    await session.catchUp();
    expect(session.state.paused).toBeDefined();
    server.refuses = undefined;
    server.view = view({ now: inMinutes(1) });
    await session.catchUp();
    expect(session.state.paused).toBeUndefined();
  });
});

describe('a reply that was long on its way', () => {
  const at = (minutes: number, change: Partial<AttemptView> = {}) => view({ now: inMinutes(minutes), ...change });

  it('does not undo a newer snapshot, nor the hand-in', () => {
    const session = open({});
    session.snapshot(at(2, { answers: [{ ...given(first, 'новее'), seq: 2 }] }));
    session.snapshot(at(1, { answers: [given(first, 'старее')] }));
    expect(session.state.answers.get(first)).toEqual({ type: 'shortText', text: 'новее' });
    session.handedIn(inMinutes(4));
    session.snapshot(at(3));
    expect(session.state.ending).toBe('handedIn');
  });

  it('does not take back an answer of the jury that was told meanwhile', () => {
    const session = open({});
    session.juryAnswered();
    session.snapshot({ ...session.state.view, juryAnswers: 0 });
    expect(session.state.view.juryAnswers).toBe(1);
    session.snapshot(at(1, { juryAnswers: 1 }));
    expect(session.state.view.juryAnswers).toBe(1);
  });
});

it('an entry of this device is its own already before the reply to it', async () => {
  const session = open({});
  session.change(first, { type: 'shortText', text: 'пишу' });
  server.onSend = (deviceId) => session.answeredElsewhere({ taskId: first, answer: text('писал'), deviceId });
  await session.flush();
  await session.journal.send();
  expect(server.sent).toEqual([text('пишу')]);
  expect(session.state.conflicts.size).toBe(0);
});

describe('a receipt that is forged', () => {
  const write = async (session: AttemptSession) => {
    session.change(first, { type: 'shortText', text: 'пишу' });
    await session.flush();
    await session.journal.send();
  };

  it('acknowledges nothing, and is remembered when a genuine one has come', async () => {
    const session = open({});
    server.proof = () => Promise.resolve('forged');
    await write(session);
    expect(session.state).toMatchObject({
      proof: 'forged',
      wasForged: true,
      journal: { unsent: 1, savedAt: undefined },
    });
    server.proof = () => Promise.resolve('genuine');
    await session.journal.send();
    expect(session.state).toMatchObject({ proof: 'genuine', wasForged: true, journal: { unsent: 0 } });
    expect(server.sent).toEqual([text('пишу'), text('пишу')]);
  });

  it('is taken back when its key was long on the way', async () => {
    const session = open({});
    let verify: (proof: string) => void = () => {};
    server.proof = () => new Promise((resolve) => (verify = resolve));
    await write(session);
    expect(session.state.journal.unsent).toBe(0);
    server.proof = () => Promise.resolve('forged');
    verify('forged');
    await vi.waitFor(() => expect(session.state.journal.unsent).toBe(1));
    expect(session.state.proof).toBe('forged');
  });
});

describe('what the jury has answered', () => {
  it('is unread until it was in sight, and so is what comes after', () => {
    const session = open({ juryAnswers: 1 });
    const unread = () => (session.state.view.juryAnswers ?? 0) - session.state.juryRead;
    expect(unread()).toBe(1);
    session.juryRead();
    expect(unread()).toBe(0);
    session.juryAnswered();
    expect(unread()).toBe(1);
    session.juryRead();
    // A notice of what the snapshot had counted already: the next answer is news all the same.
    session.snapshot(view({ now: inMinutes(1), juryAnswers: 1 }));
    session.juryAnswered();
    expect(unread()).toBe(1);
  });
});

describe('a work of which the server does not know yet', () => {
  const running = (pausedAt: string | null) => ({ closesAt: inMinutes(200), durationMinutes: 30, pausedAt });

  it('stands in a pause of the round from its begin, and gets its time back', () => {
    const session = open({});
    const { deadline } = session.state;
    // Told four seconds late.
    session.roundChanged({ running: running(inMinutes(-4 / 60)), now: inMinutes(0) });
    const left = session.state.paused!.left;
    expect(Math.abs(left - (30 * 60_000 + 4_000))).toBeLessThan(500);
    session.roundChanged({ running: running(inMinutes(-4 / 60)), now: inMinutes(0) });
    expect(session.state.paused!.left).toBe(left);

    session.roundChanged({ running: running(null), now: inMinutes(0) });
    expect(session.state.paused).toBeUndefined();
    expect(Math.abs(session.state.deadline - (deadline + 4_000))).toBeLessThan(500);
  });

  it('has no time back from before its begin', () => {
    const session = open({});
    const { attemptId } = session.state.view;
    markOpened(attemptId, { begun: newBegin({ roundId: 'r', sealId: 's' }) });
    session.roundChanged({ running: running(inMinutes(-10)), now: inMinutes(0) });
    forgetOpened(attemptId);
    expect(Math.abs(session.state.paused!.left - 30 * 60_000)).toBeLessThan(500);
  });
});
