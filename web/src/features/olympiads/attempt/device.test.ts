// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { NetworkError } from '../../../api/errors';
import { browserIdOf, tellOfTheEnd, watchDevice } from './device';
import type { AttemptSession, SessionState } from './session';

const { server } = vi.hoisted(() => ({ server: { online: true, told: [] as unknown[] } }));
vi.mock('./attemptApi', () => ({
  tellOfDevice: async (_: string, __: string, word: unknown) => {
    if (!server.online) throw new NetworkError();
    server.told.push(word);
  },
}));

const attemptId = 'a1';
const written = { chainId: 'c', seq: 3 };
type Ready = Pick<SessionState, 'ending' | 'received' | 'writing'> & { unsent: number };

function sessionOf() {
  let listener = () => {};
  const session = {
    state: undefined as unknown,
    subscribe: (call: () => void) => ((listener = call), () => {}),
    set({ unsent, ...rest }: Ready) {
      session.state = { view: { attemptId }, journal: { unsent, written }, ...rest };
      listener();
    },
  };
  return session;
}

const working: Ready = { ending: undefined, received: undefined, writing: false, unsent: 0 };
const over: Ready = { ...working, ending: 'deadline', received: {} as SessionState['received'] };

let session: ReturnType<typeof sessionOf>;
let device: ReturnType<typeof watchDevice>;
beforeEach(() => {
  vi.useFakeTimers();
  Object.assign(server, { online: true, told: [] });
  localStorage.clear();
  session = sessionOf();
  session.set(working);
  device = watchDevice(session as unknown as AttemptSession);
});
afterEach(() => {
  device.stop();
  vi.useRealTimers();
});

test('a work that is open is told once, and its end when everything has been sent', async () => {
  await vi.advanceTimersByTimeAsync(60_000);
  expect(server.told).toEqual([{ ...written, isOpen: true }]);

  session.set({ ...over, unsent: 1 });
  session.set({ ...over, received: undefined });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(server.told).toHaveLength(1);

  session.set(over);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(server.told.slice(1)).toEqual([{ ...written, isOpen: false }]);

  // More time: the work goes on.
  session.set(working);
  await vi.advanceTimersByTimeAsync(1);
  expect(server.told.slice(2)).toEqual([{ ...written, isOpen: true }]);
});

test('what was not heard is told again', async () => {
  server.online = false;
  session.set(over);
  await vi.advanceTimersByTimeAsync(30_000);
  server.online = true;
  await vi.advanceTimersByTimeAsync(30_000);
  expect(server.told).toEqual([{ ...written, isOpen: false }]);
});

test('a page that is left says how far it has written, unless something is being typed', () => {
  session.set({ ...working, writing: true });
  device.leave();
  expect(server.told).toEqual([]);

  session.set({ ...working, unsent: 2 });
  device.leave();
  expect(server.told).toEqual([{ ...written, isOpen: false }]);
});

test('a browser keeps its id, and tells of works that were open in it', async () => {
  expect(browserIdOf(attemptId)).toBe(browserIdOf(attemptId));
  expect(browserIdOf('a2')).not.toBe(browserIdOf(attemptId));
  await tellOfTheEnd('never open here', written);
  await tellOfTheEnd(attemptId, written);
  expect(server.told).toEqual([{ ...written, isOpen: false }]);
});
