import { describe, expect, it } from 'vitest';
import { apiErrorFrom } from './errors';

const json = (status: number, problem: unknown, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(problem), {
    status,
    headers: { 'content-type': 'application/problem+json', ...headers },
  });

describe('apiErrorFrom', () => {
  it('takes code, values and fields from the problem', async () => {
    const error = await apiErrorFrom(
      json(409, {
        code: 'olympiad.round.closed',
        args: { at: '2026-11-23T10:00:00Z' },
        errors: { name: ['required'] },
      }),
    );
    expect(error).toMatchObject({
      status: 409,
      code: 'olympiad.round.closed',
      args: { at: '2026-11-23T10:00:00Z' },
      fields: { name: ['required'] },
    });
  });

  it('falls back to the status when a proxy answers in HTML', async () => {
    const error = await apiErrorFrom(new Response('<h1>Bad gateway</h1>', { status: 502 }));
    expect(error.code).toBe('platform.unavailable');
  });

  it('survives a body that was cut short', async () => {
    const cut = new Response('{"code":"oly', { status: 500, headers: { 'content-type': 'application/json' } });
    expect((await apiErrorFrom(cut)).code).toBe('platform.internal');
  });

  it('counts the seconds that the server asks to wait', async () => {
    const error = await apiErrorFrom(json(429, {}, { 'retry-after': '21' }));
    expect(error).toMatchObject({ code: 'platform.request.too-many', args: { count: 21 } });
  });
});
