// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiError } from '../../../api/errors';
import { begunHere, forgetOpened, markOpened } from '../kit/opened';
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
