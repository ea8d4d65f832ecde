// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { NetworkError } from '../../../api/errors';
import { StateSender, type State } from './stateSender';

const key = 'scorm:a';
const sender = (put: (state: State) => Promise<string>, stored: State = { revision: 0, values: {} }) =>
  new StateSender(key, stored, put);

describe('states of a package', () => {
  beforeEach(() => localStorage.clear());

  it('are sent one after the other under numbers that grow', async () => {
    const seen: State[] = [];
    const states = sender((state) => (seen.push(state), Promise.resolve('ok')));
    states.keep({ a: '1' });
    const first = states.send();
    states.keep({ a: '2' });
    await Promise.all([first, states.send()]);
    expect(seen).toEqual([
      { revision: 1, values: { a: '1' } },
      { revision: 2, values: { a: '2' } },
    ]);
    expect(localStorage.getItem(key)).toBeNull();
    expect(await states.send()).toBeUndefined();
  });

  it('ask again for a reply that was lost, with the same number and state', async () => {
    const put = vi
      .fn<(state: State) => Promise<string>>()
      .mockRejectedValueOnce(new NetworkError())
      .mockResolvedValue('ok');
    const states = sender(put);
    states.keep({ a: '1' });
    await expect(states.send()).rejects.toThrow(NetworkError);
    states.keep({ a: '2' });
    await states.send();
    expect(put.mock.calls.map(([state]) => state)).toEqual([
      { revision: 1, values: { a: '1' } },
      { revision: 1, values: { a: '1' } },
      { revision: 2, values: { a: '2' } },
    ]);
  });

  it('stay on the device, and go on from there unless another device went on', async () => {
    const states = sender(() => Promise.reject(new NetworkError()), { revision: 3, values: {} });
    states.keep({ a: '1' });
    await expect(states.send()).rejects.toThrow();
    expect(sender(() => Promise.resolve('ok'), { revision: 3, values: {} }).values).toEqual({ a: '1' });
    expect(sender(() => Promise.resolve('ok'), { revision: 4, values: { a: '9' } }).values).toEqual({ a: '9' });
  });
});
