import { describe, expect, it } from 'vitest';
import { ApiError, NetworkError } from '../../../api/errors';
import { sha256Of } from './attemptFiles';
import { partBytes, putInParts, type Steps } from './parts';

const file = { type: 'image/jpeg', bytes: new Uint8Array(2 * partBytes + 10).map((_, at) => at % 251).buffer };

/** A server that holds parts; its line may break. */
class FakeServer implements Steps {
  readonly parts = new Map<number, ArrayBuffer>();
  digests: string[] = [];
  receivedAt: string | null = null;
  sent = 0;
  breaks: number | undefined;
  refusal: ApiError | undefined;

  begin: Steps['begin'] = async (_, { parts }) => {
    this.digests = parts;
    const missing = parts.map((_, number) => number).filter((number) => !this.parts.has(number));
    return { receivedAt: this.receivedAt, missing: missing.map((number) => ({ number, address: `/${number}` })) };
  };

  put: Steps['put'] = async (address, bytes) => {
    const number = Number(address.slice(1));
    this.sent += bytes.byteLength;
    if (number === this.breaks) throw new NetworkError();
    this.parts.set(number, bytes);
  };

  complete: Steps['complete'] = async () => {
    if (this.refusal) throw this.refusal;
    this.receivedAt = 'now';
  };
}

const send = (server: FakeServer, onProgress: (share: number) => void = () => undefined) =>
  putInParts(server)('digest', file, onProgress);

describe('a file in parts', () => {
  it('is cut as the server expects, each part with its own digest', async () => {
    const server = new FakeServer();
    const shares: number[] = [];
    await send(server, (share) => shares.push(share));

    expect([...server.parts.values()].map((part) => part.byteLength)).toEqual([partBytes, partBytes, 10]);
    expect(server.digests).toEqual(await Promise.all([...server.parts.values()].map(sha256Of)));
    expect(shares).toEqual([0, 1 / 3, 2 / 3, 1]);
    expect(server.receivedAt).toBe('now');
  });

  it('goes on where the line broke: one part at most is sent twice', async () => {
    const server = new FakeServer();
    server.breaks = 1;
    await expect(send(server)).rejects.toThrow(NetworkError);
    server.breaks = undefined;
    await send(server);

    expect(server.sent).toBe(file.bytes.byteLength + partBytes);
    expect(server.receivedAt).toBe('now');
  });

  it('that the server holds already is not sent', async () => {
    const server = new FakeServer();
    server.receivedAt = 'before';
    await send(server);
    expect(server.sent).toBe(0);
  });

  it('comes again when parts were lost on the way, and not when it is refused', async () => {
    const server = new FakeServer();
    server.refusal = new ApiError(409, 'olympiad.file.parts-missing');
    await expect(send(server)).rejects.toThrow(NetworkError);
    server.refusal = new ApiError(400, 'olympiad.file.has-metadata');
    await expect(send(server)).rejects.toMatchObject({ code: 'olympiad.file.has-metadata' });
  });
});
