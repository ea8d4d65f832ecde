// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiError } from '../../../api/errors';
import { begunHere, forgetOpened, keepSinceBegun, markOpened, newBegin } from '../kit/opened';
import { getAttempt, sendJournal } from './attemptApi';

const attempt = 'a1';
const batch = { deviceId: 'd1', entries: [], elapsedMs: 0 };

describe('an attempt that was begun without a network', () => {
  const asked: string[] = [];
  let openingStatus = 200;
  let code = 'olympiad.round.closed';

  beforeEach(() => {
    asked.length = 0;
    openingStatus = 200;
    code = 'olympiad.round.closed';
    markOpened(attempt, { begun: { roundId: 'r1', sealId: 's1' } });
    vi.stubGlobal('fetch', (request: Request) => {
      const path = `${request.method} ${new URL(request.url).pathname}${new URL(request.url).search}`;
      asked.push(path);
      const status = path.startsWith('POST /api/rounds') ? openingStatus : 200;
      const body = status === 200 ? {} : { code };
      return Promise.resolve(Response.json(body, { status }));
    });
  });

  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
    forgetOpened(attempt);
  });

  it('is made known to the server before its first entries, once', async () => {
    await sendJournal(attempt, batch);
    await sendJournal(attempt, batch);
    await getAttempt(attempt);
    expect(asked).toEqual([
      'POST /api/rounds/r1/attempt?begun=true&attempt=a1&seal=s1',
      'POST /api/attempts/a1/journal',
      'POST /api/attempts/a1/journal',
      'GET /api/attempts/a1',
    ]);
  });

  const elapsed = () => Number(new URLSearchParams(asked.at(0)!.split('?')[1]).get('elapsed'));
  const minute = 60_000;

  it('is told with the time that has passed since, whatever becomes of the date of the device', async () => {
    vi.useFakeTimers();
    markOpened(attempt, { begun: newBegin({ roundId: 'r1', sealId: 's1' }) });
    keepSinceBegun(attempt);
    vi.advanceTimersByTime(10 * minute);
    vi.setSystemTime(Date.now() - 600 * minute);
    await getAttempt(attempt);
    expect(elapsed()).toBe(10 * minute);
  });

  it('is told with the time in which no page was open', async () => {
    vi.useFakeTimers();
    // The page kept it eight minutes after the begin, and the browser died.
    const clock = { elapsedMs: 8 * minute, wroteAt: Date.now() };
    markOpened(attempt, { begun: { roundId: 'r1', sealId: 's1', clock } });
    vi.setSystemTime(Date.now() + 5 * minute);
    await getAttempt(attempt);
    expect(elapsed()).toBe(13 * minute);
  });

  it('does not go back with a date that was set back meanwhile', async () => {
    vi.useFakeTimers();
    const clock = { elapsedMs: 8 * minute, wroteAt: Date.now() + 60 * minute };
    markOpened(attempt, { begun: { roundId: 'r1', sealId: 's1', clock } });
    await getAttempt(attempt);
    expect(elapsed()).toBe(8 * minute);
  });

  it('keeps its entries when the server refuses it, and is made known by a later try', async () => {
    openingStatus = 409;
    await expect(sendJournal(attempt, batch)).rejects.toMatchObject({ status: 403, code: 'olympiad.round.closed' });
    expect(begunHere(attempt)?.roundId).toBe('r1');
    expect(asked).toEqual(['POST /api/rounds/r1/attempt?begun=true&attempt=a1&seal=s1']);

    openingStatus = 200;
    await sendJournal(attempt, batch);
    expect(begunHere(attempt)).toBeUndefined();
  });

  it('waits for the end of a pause of the round', async () => {
    openingStatus = 409;
    code = 'olympiad.round.paused';
    await expect(sendJournal(attempt, batch)).rejects.toMatchObject({ status: 503, code });
    expect(begunHere(attempt)?.roundId).toBe('r1');
  });

  it('loses nothing to a server that is busy', async () => {
    openingStatus = 503;
    await expect(sendJournal(attempt, batch)).rejects.toBeInstanceOf(ApiError);
    expect(begunHere(attempt)?.roundId).toBe('r1');
  });
});
