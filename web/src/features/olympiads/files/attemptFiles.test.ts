import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiError, NetworkError } from '../../../api/errors';
import { AttemptFiles, placeOf, type PutFile } from './attemptFiles';
import { forgetFiles, IndexedDbFiles, MemoryFiles, type FileStore } from './store';

const [attempt, other] = ['0199a1b2-0000-7000-8000-000000000001', '0199a1b2-0000-7000-8000-000000000002'];
const photo = (text: string) => new Blob([text], { type: 'image/jpeg' });
const digestOf = async (text: string) =>
  [...new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');

/** A server that holds files, and may first refuse. */
class FakeServer {
  readonly held = new Map<string, string>();
  readonly asked: string[] = [];
  refusals: unknown[] = [];

  put: PutFile = async (sha256, { bytes }) => {
    this.asked.push(sha256);
    const refusal = this.refusals.shift();
    if (refusal !== undefined) throw refusal;
    this.held.set(sha256, new TextDecoder().decode(bytes));
  };
}

let database = 0;
let name = '';
let server: FakeServer;
beforeEach(() => {
  name = `files-${++database}`;
  server = new FakeServer();
  vi.useRealTimers();
});

const open = async (store: FileStore = new IndexedDbFiles(name), events = {}) => {
  const files = new AttemptFiles(attempt, store, server.put, events, () => 0);
  await files.open([]);
  return files;
};

describe('files of a work', () => {
  it('are on this device before anything is sent, and then on the server', async () => {
    const files = await open();
    const sha256 = await files.add(photo('page one'));

    expect(sha256).toBe(await digestOf('page one'));
    expect(server.asked).toEqual([]);
    expect(placeOf(files.state, sha256)).toBe('here');
    expect(await new IndexedDbFiles(name).kept(attempt)).toEqual([sha256]);

    await files.wake();
    expect(server.held).toEqual(new Map([[sha256, 'page one']]));
    expect(placeOf(files.state, sha256)).toBe('held');
    expect(files.state.fleeting).toBe(false);
  });

  it('survive a reload in the middle: what had arrived is not sent again, the rest is', async () => {
    const before = await open();
    const first = await before.add(photo('one'));
    await before.wake();
    const second = await before.add(photo('two'));
    before.close();

    const after = await open();
    expect([placeOf(after.state, first), placeOf(after.state, second)]).toEqual(['held', 'here']);
    await after.wake();
    expect(server.asked).toEqual([first, second]);
    expect(new TextDecoder().decode((await after.read(first))!.bytes)).toBe('one');
  });

  it('wait without a network and go by themselves, later and later', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const files = await open();
    const sha256 = await files.add(photo('one'));
    server.refusals = [new NetworkError(), new ApiError(503, 'platform.database-away')];

    await files.wake();
    expect(placeOf(files.state, sha256)).toBe('here');
    expect(server.asked).toHaveLength(1);
    // The waits of `backoff` with the least chance: 0.5 s, then 1 s.
    await vi.advanceTimersByTimeAsync(499);
    expect(server.asked).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1);
    vi.useRealTimers();
    await vi.waitFor(() => expect(server.asked).toHaveLength(2));
    await files.wake();
    expect(server.held.has(sha256)).toBe(true);
  });

  it('that the server refuses for good say why, hold nobody up and are tried again when the time is extended', async () => {
    const files = await open();
    const [bad, good] = [await files.add(photo('bad')), await files.add(photo('good'))];
    const refused = [...files.state.kept].indexOf(bad);
    server.refusals =
      refused === 0 ? [new ApiError(409, 'olympiad.file.late')] : [undefined, new ApiError(409, 'olympiad.file.late')];

    await files.wake();
    expect(placeOf(files.state, bad)).toBe('refused');
    expect(files.state.refused.get(bad)?.code).toBe('olympiad.file.late');
    expect(placeOf(files.state, good)).toBe('held');

    await files.retry();
    expect(placeOf(files.state, bad)).toBe('held');
  });

  it('damaged on the way are sent again, damaged on this device are not', async () => {
    const mismatch = new ApiError(400, 'olympiad.file.digest-mismatch');
    const files = await open();
    const sound = await files.add(photo('sound'));
    server.refusals = [mismatch];
    await files.wake();
    expect(placeOf(files.state, sound)).toBe('here');
    await files.wake();
    expect(placeOf(files.state, sound)).toBe('held');

    const store = new IndexedDbFiles(name);
    const damaged = await digestOf('as it was');
    await store.put(attempt, damaged, { type: 'image/jpeg', bytes: new ArrayBuffer(3) });
    const again = await open(store);
    server.refusals = [mismatch];
    await again.wake();
    expect(placeOf(again.state, damaged)).toBe('refused');
  });

  it('stop for a lost session and go on after the sign-in', async () => {
    const onSignedOut = vi.fn();
    const files = await open(undefined, { onSignedOut });
    const sha256 = await files.add(photo('one'));
    server.refusals = [new ApiError(401, 'platform.access.not-signed-in')];

    await files.wake();
    expect(onSignedOut).toHaveBeenCalledOnce();
    expect(placeOf(files.state, sha256)).toBe('here');
    await files.wake();
    expect(placeOf(files.state, sha256)).toBe('held');
  });

  it('that another tab has sent are not sent again', async () => {
    const [one, two] = [await open(), await open()];
    const sha256 = await one.add(photo('one'));
    await two.add(photo('one'));
    await one.wake();
    await two.wake();
    expect(server.asked).toEqual([sha256]);
    expect(placeOf(two.state, sha256)).toBe('held');
  });

  it('that the answer lets go of are gone from this device and not sent', async () => {
    const files = await open();
    const sha256 = await files.add(photo('one'));
    await files.remove(sha256);
    await files.wake();
    expect(server.asked).toEqual([]);
    expect(await new IndexedDbFiles(name).kept(attempt)).toEqual([]);
  });

  it('stay in the page when the browser has no room, which is told until they have arrived', async () => {
    const store = new IndexedDbFiles(name);
    vi.spyOn(store, 'put').mockRejectedValue(new DOMException('full', 'QuotaExceededError'));
    const files = await open(store);
    const sha256 = await files.add(photo('one'));
    expect(files.state.fleeting).toBe(true);

    await files.wake();
    expect(server.held.get(sha256)).toBe('one');
    expect(files.state.fleeting).toBe(false);
  });

  it('of another device are known by what the server holds', async () => {
    const files = await open();
    const sha256 = await digestOf('elsewhere');
    expect(placeOf(files.state, sha256)).toBe('elsewhere');
    await files.knows([sha256]);
    expect(placeOf(files.state, sha256)).toBe('held');
  });
});

describe.each([
  ['in the browser', () => new IndexedDbFiles(`forget-${crypto.randomUUID()}`)],
  ['in memory', () => new MemoryFiles()],
])('files of an attempt whose results are published, %s', (_, make) => {
  it('are forgotten once the server holds all of them, and no others with them', async () => {
    const store = make();
    const file = { type: 'image/png', bytes: new ArrayBuffer(1) };
    await store.put(attempt, 'a', file);
    await store.put(attempt, 'b', file);
    await store.put(other, 'a', file);
    await store.markHeld(attempt, 'a');

    expect(await forgetFiles(attempt, store)).toBe(false);
    expect(await store.kept(attempt)).toEqual(['a', 'b']);

    await store.markHeld(attempt, 'b');
    expect(await forgetFiles(attempt, store)).toBe(true);
    expect([await store.kept(attempt), await store.held(attempt)]).toEqual([[], []]);
    expect(await store.kept(other)).toEqual(['a']);
  });
});
