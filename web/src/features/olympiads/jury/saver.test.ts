// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiError, NetworkError } from '../../../api/errors';
import { answerSignIn, signInRequests } from '../../../api/session';
import { MarkingSaver } from './saver';

interface Body {
  points: Record<string, number>;
  comment: string;
  remarks: unknown[];
  isDone: boolean;
  version: number;
}

const server = {
  losesReply: false,
  /** Nothing comes back until the request is given up. */
  swallows: false,
  isSignedOut: false,
  version: 1,
  fails: undefined as Error | undefined,
  readFails: undefined as Error | undefined,
  criteria: [] as { id: string; text: string; maxPoints: number; step: number }[],
  /** What is held though this page did not send it. */
  held: undefined as object | undefined,
  outlived: [] as unknown[],
  got: [] as unknown[],
};

const refuse = (status: number, code: string) => Response.json({ code }, { status });

/** The line, and the server at its other end. */
async function answer(request: Request, init?: RequestInit): Promise<Response> {
  request.signal.throwIfAborted();
  if (server.swallows)
    await new Promise((_, reject) => {
      for (const signal of [request.signal, init?.signal])
        signal?.addEventListener('abort', () => reject(new Error('aborted')));
    });
  if (server.isSignedOut) return refuse(401, 'platform.access.not-signed-in');
  const isRead = request.method === 'GET';
  if (!isRead) server.outlived.push(request.keepalive);
  const failure = isRead ? server.readFails : server.fails;
  if (failure instanceof ApiError) return refuse(failure.status, failure.code);
  if (failure) throw failure;
  const { criteria } = server;
  if (isRead)
    return Response.json({ ...(server.held ?? (server.got.at(-1) as Body)), criteria, version: server.version });
  const given = (await request.json()) as Body;
  if (given.version !== server.version) return refuse(409, 'platform.changed-meanwhile');
  if (Object.keys(given.points).some((point) => criteria.every(({ id }) => id !== point)))
    return refuse(400, 'olympiad.marking.criterion-unknown');
  server.got.push(given);
  server.version++;
  if (server.losesReply) {
    server.losesReply = false;
    throw new TypeError('Failed to fetch');
  }
  return Response.json({ version: server.version });
}
// What a test leaves behind is still sent after it.
vi.stubGlobal('fetch', answer);

const criterion = (id: string, maxPoints = 5) => ({ id, text: id, maxPoints, step: 1 });

let saver: MarkingSaver;
beforeEach(() => {
  vi.useFakeTimers();
  const criteria = [criterion('a'), criterion('b')];
  Object.assign(server, {
    version: 1,
    fails: undefined,
    readFails: undefined,
    losesReply: false,
    swallows: false,
    isSignedOut: false,
    held: undefined,
    criteria,
    got: [],
    outlived: [],
  });
  saver = new MarkingSaver({ id: 'm', points: {}, comment: '', remarks: [], criteria, version: 1 });
  saver.open();
});
afterEach(() => {
  saver.close();
  vi.useRealTimers();
});

const given = () => (server.got as Body[]).map(({ points, comment, isDone }) => [points, comment, isDone]);

describe('a marking in progress', () => {
  it('is saved after a pause, and at once when it ends', async () => {
    saver.change({ points: { a: 1 } });
    saver.change({ points: { a: 1, b: 2 } });
    await vi.advanceTimersByTimeAsync(700);
    saver.change({ comment: 'ясно' });
    expect(await saver.end()).toBe(true);
    expect(given()).toEqual([
      [{ a: 1, b: 2 }, '', false],
      [{ a: 1, b: 2 }, 'ясно', true],
    ]);
    expect(saver.state.saving).toBe('saved');
  });

  it('saves one after the other, so that it is not its own rival', async () => {
    saver.change({ points: { a: 0 } });
    await vi.advanceTimersByTimeAsync(700);
    await Promise.all([saver.end(), saver.end()]);
    expect(given()).toHaveLength(3);
  });

  it('waits for the line with all that was given, and goes on by itself', async () => {
    server.fails = new NetworkError();
    saver.change({ points: { a: 1 }, comment: 'набрано без сети' });
    await vi.advanceTimersByTimeAsync(5_000);
    expect(saver.state).toMatchObject({ saving: 'offline', error: undefined, comment: 'набрано без сети' });
    server.fails = undefined;
    await vi.advanceTimersByTimeAsync(3_000);
    expect(given()).toEqual([[{ a: 1 }, 'набрано без сети', false]]);
  });

  it('does not wait for ever for a line that swallows what is sent', async () => {
    server.swallows = true;
    saver.change({ comment: 'в пустоту' });
    await vi.advanceTimersByTimeAsync(16_000);
    expect(saver.state).toMatchObject({ saving: 'offline', error: undefined, comment: 'в пустоту' });
    server.swallows = false;
    await vi.advanceTimersByTimeAsync(3_000);
    expect(given()).toEqual([[{}, 'в пустоту', false]]);
  });

  it('arrives though signing in again takes longer than a line is waited for', async () => {
    // The timer of a signal is not a fake one.
    vi.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => {
      const control = new AbortController();
      setTimeout(() => control.abort(), ms);
      return control.signal;
    });
    server.isSignedOut = true;
    saver.change({ comment: 'слово' });
    await vi.advanceTimersByTimeAsync(700);
    expect(signInRequests.isOpen()).toBe(true);
    await vi.advanceTimersByTimeAsync(20_000);
    server.isSignedOut = false;
    answerSignIn(true);
    await vi.advanceTimersByTimeAsync(0);
    expect(given()).toEqual([[{}, 'слово', false]]);
    expect(saver.state).toMatchObject({ saving: 'saved', error: undefined });
  });

  it('knows its own save whose reply was lost, and ends', async () => {
    server.losesReply = true;
    saver.change({ points: { a: 1 } });
    await vi.advanceTimersByTimeAsync(700);
    saver.change({ comment: 'дальше' });
    expect(await saver.end()).toBe(true);
    expect(given().at(-1)).toEqual([{ a: 1 }, 'дальше', true]);
    expect(saver.state).toMatchObject({ saving: 'saved', error: undefined });
  });

  it('does not take what another tab saved for its own, and keeps what was written here', async () => {
    server.version = 7;
    server.held = { points: { b: 3 }, comment: 'оттуда', remarks: [] };
    saver.change({ points: { a: 1 } });
    expect(await saver.end()).toBe(false);
    expect(saver.state).toMatchObject({ renewed: 'elsewhere', points: { a: 1, b: 3 }, comment: 'оттуда' });
    await vi.advanceTimersByTimeAsync(700);
    expect(given()).toEqual([[{ a: 1, b: 3 }, 'оттуда', false]]);
    expect(saver.state.saving).toBe('saved');
  });

  it('goes by the criteria that were changed in the middle, without losing a word', async () => {
    saver.change({ points: { a: 4, b: 2 }, comment: 'первое' });
    await vi.advanceTimersByTimeAsync(700);
    server.criteria = [criterion('b'), criterion('a', 3), criterion('c')];
    server.held = { points: { b: 2 }, comment: 'первое', remarks: [] };
    server.version = 3;
    saver.change({ points: { a: 4, b: 1 }, comment: 'первое и второе' });
    expect(await saver.end()).toBe(false);
    expect(saver.state).toMatchObject({
      renewed: 'criteria',
      criteria: server.criteria,
      points: { b: 1 },
      comment: 'первое и второе',
      error: undefined,
    });
    saver.change({ points: { a: 3, b: 1, c: 0 } });
    expect(await saver.end()).toBe(true);
    expect(given().at(-1)).toEqual([{ a: 3, b: 1, c: 0 }, 'первое и второе', true]);
  });

  it('asks for the criteria anew when one that it knows is gone, though nothing else has changed', async () => {
    server.criteria = [criterion('b')];
    server.held = { points: {}, comment: '', remarks: [] };
    saver.change({ points: { a: 1 }, comment: 'слово' });
    await vi.advanceTimersByTimeAsync(1_400);
    expect(saver.state).toMatchObject({ points: {}, comment: 'слово', saving: 'saved', renewed: 'criteria' });
  });

  it('tries again when the server was away for a moment, and says so meanwhile', async () => {
    server.fails = new ApiError(503, 'platform.database-away');
    saver.change({ comment: 'слово' });
    await vi.advanceTimersByTimeAsync(700);
    expect(saver.state).toMatchObject({ saving: 'offline', error: server.fails });
    server.fails = undefined;
    await vi.advanceTimersByTimeAsync(3_000);
    expect(given()).toEqual([[{}, 'слово', false]]);
    expect(saver.state).toMatchObject({ saving: 'saved', error: undefined });
  });

  it('lets a save outlive its page, if a browser takes that much', async () => {
    saver.change({ comment: 'слово' });
    saver.flush();
    await vi.advanceTimersByTimeAsync(0);
    saver.change({ comment: 'ы'.repeat(40_000) });
    await vi.advanceTimersByTimeAsync(700);
    expect(server.outlived).toEqual([true, false]);
  });

  it('says why it was refused, and loses no remark', async () => {
    server.fails = new ApiError(409, 'olympiad.marking.claim-lost');
    saver.change({ points: { a: 1 }, comment: 'замечание' });
    expect(await saver.end()).toBe(false);
    expect(saver.state).toMatchObject({ error: server.fails, comment: 'замечание', points: { a: 1 } });
  });

  it('is renewed while it is only read, and saved when its page is left', async () => {
    await vi.advanceTimersByTimeAsync(60_000);
    expect(given()).toEqual([[{}, '', false]]);
    saver.change({ comment: 'ушёл' });
    saver.close();
    await vi.advanceTimersByTimeAsync(0);
    expect(given().at(-1)).toEqual([{}, 'ушёл', false]);
  });

  it('tries again when it could not read what has changed', async () => {
    server.version = 7;
    server.held = { points: {}, comment: 'оттуда', remarks: [] };
    server.readFails = new NetworkError();
    saver.change({ points: { a: 1 } });
    await vi.advanceTimersByTimeAsync(700);
    expect(saver.state.saving).toBe('offline');
    server.readFails = undefined;
    saver.close();
    await vi.advanceTimersByTimeAsync(4_000);
    expect(given()).toEqual([[{ a: 1 }, 'оттуда', false]]);
    expect(saver.isUnsaved).toBe(false);
  });

  it('keeps the words that lost their work, until their page is left also as unsaved ones', async () => {
    const kept: string[] = [];
    const { criteria } = server;
    const own = new MarkingSaver(
      { id: 'm', points: {}, comment: '', remarks: [], criteria, version: 1 },
      undefined,
      (text) => kept.push(text),
    );
    own.open();
    server.fails = new ApiError(409, 'olympiad.marking.claim-lost');
    own.change({ comment: 'замечание', remarks: [{ file: 1, line: [{ x: 0, y: 0 }], text: 'и пометка', page: 1 }] });
    await vi.advanceTimersByTimeAsync(700);
    expect([own.isLost, own.isUnsaved, kept]).toEqual([true, false, ['замечание\nи пометка']]);
    own.change({ comment: 'замечание и ещё' });
    own.close();
    expect([own.isLost, kept.at(-1)]).toEqual([false, 'замечание и ещё\nи пометка']);
  });

  it('keeps the text of another tab over which it goes, and its own that gives way', async () => {
    const kept: string[] = [];
    const { criteria } = server;
    const own = new MarkingSaver(
      { id: 'm', points: {}, comment: 'начало', remarks: [], criteria, version: 1 },
      undefined,
      (text) => kept.push(text),
    );
    own.open();
    server.version = 7;
    server.held = { points: {}, comment: 'оттуда', remarks: [] };
    own.change({ comment: 'начало и конец' });
    await vi.advanceTimersByTimeAsync(1_400);
    expect([kept, given().at(-1)]).toEqual([['оттуда'], [{}, 'начало и конец', false]]);
    server.version = 9;
    server.held = { points: {}, comment: 'снова оттуда', remarks: [] };
    own.change({ points: { a: 1 } });
    await vi.advanceTimersByTimeAsync(1_400);
    expect([kept.at(-1), own.state.comment]).toEqual(['начало и конец', 'снова оттуда']);
    own.close();
  });
});
