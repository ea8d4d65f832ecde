import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiError, NetworkError } from '../../../api/errors';
import { MarkingSaver } from './saver';

interface Body {
  points: Record<string, number>;
  comment: string;
  remarks: unknown[];
  isDone: boolean;
  version: number;
}

const { server } = vi.hoisted(() => ({
  server: {
    losesReply: false,
    version: 1,
    fails: undefined as Error | undefined,
    got: [] as unknown[],
  },
}));
vi.mock('../../../api/client', () => ({
  body: async (answer: Promise<{ data: unknown }>) => (await answer).data,
  api: {
    GET: async () => ({ data: { ...(server.got.at(-1) as Body), version: server.version } }),
    PUT: async (_: string, { body }: { body: Body }) => {
      await Promise.resolve();
      if (server.fails) throw server.fails;
      if (body.version !== server.version) throw new ApiError(409, 'platform.changed-meanwhile');
      server.got.push({ ...body });
      if (server.losesReply) {
        server.losesReply = false;
        server.version++;
        throw new NetworkError();
      }
      return { data: { version: ++server.version } };
    },
  },
}));

let saver: MarkingSaver;
beforeEach(() => {
  vi.useFakeTimers();
  Object.assign(server, { version: 1, fails: undefined, losesReply: false, got: [] });
  saver = new MarkingSaver({ id: 'm', points: {}, comment: '', remarks: [], version: 1 });
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

  it('knows its own save whose reply was lost, and ends', async () => {
    server.losesReply = true;
    saver.change({ points: { a: 1 } });
    await vi.advanceTimersByTimeAsync(700);
    saver.change({ comment: 'дальше' });
    expect(await saver.end()).toBe(true);
    expect(given().at(-1)).toEqual([{ a: 1 }, 'дальше', true]);
    expect(saver.state).toMatchObject({ saving: 'saved', error: undefined });
  });

  it('does not take what another tab saved for its own', async () => {
    server.version = 7;
    saver.change({ points: { a: 1 } });
    expect(await saver.end()).toBe(false);
    expect((saver.state.error as ApiError).code).toBe('platform.changed-meanwhile');
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
});
