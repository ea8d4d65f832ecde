// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { HubOptions } from '../../../api/hub';
import { connect } from './useSession';

const { hub } = vi.hoisted(() => ({ hub: { options: undefined as HubOptions | undefined } }));
vi.mock('../../../api/hub', () => ({
  connectHub: (_: string, options: HubOptions) => {
    hub.options = options;
    return () => undefined;
  },
}));

let leave: () => void;
const session = {
  state: { view: { attemptId: 'a' }, received: {}, journal: {}, paused: undefined },
  subscribe: () => () => undefined,
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
