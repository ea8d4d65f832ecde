// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { HubOptions } from '../../../api/hub';
import { forgetOpened, markOpened, newBegin } from '../kit/opened';
import { joinRound } from '../kit/roundLine';
import { connect } from './useSession';

const { hub } = vi.hoisted(() => ({
  hub: { options: undefined as HubOptions | undefined, open: new Map<string, HubOptions>() },
}));
vi.mock('../../../api/hub', () => ({
  connectHub: (path: string, options: HubOptions) => {
    hub.options = options;
    hub.open.set(path, options);
    return () => void hub.open.delete(path);
  },
}));

let leave: () => void;
const listeners = new Set<() => void>();
const session = {
  state: { view: { attemptId: 'a' }, received: {}, journal: {}, paused: undefined },
  subscribe: (call: () => void) => (listeners.add(call), () => void listeners.delete(call)),
  roundChanged: vi.fn(),
  journal: { send: vi.fn() },
  catchUp: vi.fn(async () => undefined),
  hide: vi.fn(async () => undefined),
};
const connected = () => hub.options!.onConnected(undefined as never);

beforeEach(() => {
  vi.useFakeTimers();
  session.catchUp.mockClear();
  leave = connect(session as never);
});
afterEach(() => {
  leave();
  // The lines end as well.
  vi.advanceTimersByTime(10_000);
  vi.useRealTimers();
});

test('what was told between the snapshot and the connection is read once, not by everybody in the same second', async () => {
  await connected();
  await vi.advanceTimersByTimeAsync(4_900);
  expect(session.catchUp).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(15_200);
  expect(session.catchUp).toHaveBeenCalledOnce();
  await vi.advanceTimersByTimeAsync(600_000);
  expect(session.catchUp).toHaveBeenCalledOnce();
});

test('a page whose first connection came late reads at once', async () => {
  hub.options!.onState!('reconnecting');
  await connected();
  expect(session.catchUp).toHaveBeenCalledOnce();
});

test('a page whose connection was lost reads at once', async () => {
  await connected();
  await vi.advanceTimersByTimeAsync(20_001);
  hub.options!.onState!('reconnecting');
  await connected();
  expect(session.catchUp).toHaveBeenCalledTimes(2);
});

test('a pause that is found by looking is not left late: one looks again within six seconds', async () => {
  hub.options!.onState!('reconnecting');
  session.catchUp.mockImplementationOnce(async () => {
    await Promise.resolve();
    Object.assign(session.state, { paused: { left: 1 } });
    return undefined;
  });
  await vi.advanceTimersByTimeAsync(30_000);
  session.catchUp.mockClear();
  await vi.advanceTimersByTimeAsync(6_500);
  expect(session.catchUp).toHaveBeenCalled();
  Object.assign(session.state, { paused: undefined });
});

const kits = '/hubs/kits?round=r';

function beginHere() {
  leave();
  markOpened('a', { begun: newBegin({ roundId: 'r', sealId: 's' }) });
  leave = connect(session as never);
}

test('until the server knows of the work, a pause comes by the line on which the round was waited for, which is not opened anew', async () => {
  const leaveRoundPage = joinRound('r', { onChanged: () => undefined });
  const line = hub.open.get(kits)!;
  leaveRoundPage();
  await vi.advanceTimersByTimeAsync(2_000);
  beginHere();
  expect(hub.open.get(kits)).toBe(line);
  const notice = { running: { pausedAt: '2026-11-23T07:00:05Z' }, now: '2026-11-23T07:00:05Z' };
  line.on.RoundChanged!(...([notice] as never[]));
  expect(session.roundChanged).toHaveBeenCalledWith(notice);

  // And then by the line of the work.
  forgetOpened('a');
  listeners.forEach((call) => call());
  expect(hub.open.has('/hubs/attempts?attempt=a')).toBe(true);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(hub.open.has(kits)).toBe(false);
});

test('who begins after a pause was told hears of it', () => {
  const leaveRoundPage = joinRound('r', { onChanged: () => undefined });
  const notice = { running: { pausedAt: '2026-11-23T07:00:05Z' }, now: '2026-11-23T07:00:05Z' };
  hub.open.get(kits)!.on.RoundChanged!(...([notice] as never[]));
  session.roundChanged.mockClear();
  beginHere();
  expect(session.roundChanged).toHaveBeenCalledWith(notice);
  leaveRoundPage();
  forgetOpened('a');
});

test('a line that comes back tells the server of the work at once, one that was there from the start does not', async () => {
  beginHere();
  const line = hub.open.get(kits)!;
  await line.onConnected(undefined as never);
  expect(session.catchUp).not.toHaveBeenCalled();
  line.onState!('reconnecting');
  await line.onConnected(undefined as never);
  expect(session.catchUp).toHaveBeenCalledOnce();
  forgetOpened('a');
});
