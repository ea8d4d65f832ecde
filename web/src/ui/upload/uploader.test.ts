import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { describe, expect, it, vi } from 'vitest';
import { ApiError, NetworkError } from '../../api/errors';
import { fingerprintOf } from './digests';
import type { UploadSteps, UploadView } from './steps';
import { Uploader, type UploadState } from './uploader';

// Of Node.js, whose files can be read as those of jsdom cannot; what the modules ask of a window when they are loaded.
vi.hoisted(() => {
  vi.stubGlobal('window', Object.assign(new EventTarget(), { location: { origin: 'http://localhost' } }));
});

const partSize = 1_000;

/** A server that keeps what comes, and a line that breaks when it is told to. */
class Line implements UploadSteps {
  readonly parts = new Map<number, Uint8Array>();
  sent = 0;
  begins = 0;
  completes = 0;
  aborted = false;
  isComplete = false;
  open = 0;
  mostOpen = 0;
  /** Bytes of the next put that still pass before the line breaks; undefined for all. */
  cuts: number[] = [];
  fate: 'ready' | 'infected' = 'ready';
  gate: Promise<void> = Promise.resolve();

  constructor(readonly file: File) {}

  private get all() {
    return Math.ceil(this.file.size / partSize);
  }

  private sizeOf(number: number) {
    return Math.min(partSize, this.file.size - (number - 1) * partSize);
  }

  private viewNow(): UploadView {
    const held = Array.from({ length: this.all }, (_, i) => i + 1).filter(
      (n) => (this.parts.get(n)?.length ?? 0) === this.sizeOf(n),
    );
    const file = this.isComplete ? { state: this.fate, address: '/api/files/1', finding: null } : null;
    const { name, size } = this.file;
    return {
      id: '1',
      name,
      size,
      mediaType: 'video/mp4',
      partSize,
      held: this.isComplete ? [] : held,
      begunAt: '2026-11-28T00:00:00Z',
      file,
    };
  }

  begin = () => {
    this.begins++;
    return Promise.resolve(this.viewNow());
  };

  view = () => Promise.resolve(this.viewNow());

  locate = (_: string, number: number) =>
    Promise.resolve({ address: `/parts/${String(number)}`, received: this.parts.get(number)?.length ?? 0 });

  put = async (address: string, bytes: Blob, progress: (bytes: number) => void, signal: AbortSignal) => {
    const url = new URL(address, 'http://x');
    const number = Number(url.pathname.split('/').pop());
    const from = Number(url.searchParams.get('from'));
    this.mostOpen = Math.max(this.mostOpen, ++this.open);
    try {
      await this.gate;
      signal.throwIfAborted();
      const cut = this.cuts.shift();
      const come = new Uint8Array(await bytes.arrayBuffer()).slice(0, cut);
      this.sent += come.length;
      progress(come.length);
      const before = this.parts.get(number)?.slice(0, from) ?? new Uint8Array();
      this.parts.set(number, new Uint8Array([...before, ...come]));
      if (cut !== undefined) throw new NetworkError();
    } finally {
      this.open--;
    }
  };

  complete = (_: string, digest: string) => {
    this.completes++;
    if (this.viewNow().held.length < this.all)
      return Promise.reject(new ApiError(409, 'material.upload.parts-missing'));
    const whole = new Uint8Array([...this.parts.entries()].sort(([a], [b]) => a - b).flatMap(([, p]) => [...p]));
    expect(bytesToHex(sha256(whole))).toBe(digest);
    this.isComplete = true;
    return Promise.resolve(this.viewNow());
  };

  abort = () => Promise.resolve((this.aborted = true));
}

const fileWith = (bytes: Uint8Array, name: string) => new File([bytes as BlobPart], name, { lastModified: 1 });

const fileOf = (size: number, name = 'урок.mp4') =>
  fileWith(
    Uint8Array.from({ length: size }, (_, i) => (i * 7) % 251),
    name,
  );

const until = (uploader: Uploader, fits: (state: UploadState) => boolean) =>
  new Promise<UploadState>((resolve) => {
    const look = () => fits(uploader.state) && resolve(uploader.state);
    uploader.subscribe(look);
    look();
  });

const atOnce = () => Promise.resolve();

describe('an upload in parts', () => {
  it('sends each part once, three at a time at most', async () => {
    const line = new Line(fileOf(9_500));
    let open: () => void = () => undefined;
    line.gate = new Promise((resolve) => (open = resolve));
    const uploader = new Uploader(line.file, line, atOnce);
    uploader.start();
    await vi.waitFor(() => expect(line.open).toBe(3));
    open();
    const { sent, view } = await until(uploader, ({ phase }) => phase === 'done');
    expect([sent, line.sent, line.mostOpen, view?.file?.address]).toEqual([9_500, 9_500, 3, '/api/files/1']);
  });

  it('goes on where the line broke, and sends nothing twice', async () => {
    const line = new Line(fileOf(9_500));
    line.cuts = [10, 900, 0, 333, 20];
    const uploader = new Uploader(line.file, line, atOnce);
    uploader.start();
    await until(uploader, ({ phase }) => phase === 'done');
    expect(line.sent).toBe(9_500);
  });

  it('goes on on another page with what is there', async () => {
    const line = new Line(fileOf(3_000));
    line.parts.set(1, new Uint8Array(await line.file.slice(0, 1_000).arrayBuffer()));
    line.parts.set(3, new Uint8Array(await line.file.slice(2_000, 2_500).arrayBuffer()));
    const uploader = new Uploader(line.file, line, atOnce);
    uploader.start();
    const { before } = await until(uploader, ({ phase }) => phase === 'done');
    expect([before, line.sent]).toEqual([1_000, 1_500]);
  });

  it('waits on a pause and goes on', async () => {
    const line = new Line(fileOf(3_000));
    let open: () => void = () => undefined;
    line.gate = new Promise((resolve) => (open = resolve));
    const uploader = new Uploader(line.file, line, atOnce);
    uploader.start();
    await vi.waitFor(() => expect(line.open).toBe(3));
    uploader.pause();
    open();
    await Promise.resolve();
    expect([uploader.state.phase, line.sent]).toEqual(['paused', 0]);
    uploader.start();
    await until(uploader, ({ phase }) => phase === 'done');
    expect(line.sent).toBe(3_000);
  });

  it('says why the server refused, and tries no more', async () => {
    const line = new Line(fileOf(3_000));
    line.begin = () => Promise.reject(new ApiError(413, 'material.quota.person'));
    const uploader = new Uploader(line.file, line, atOnce);
    uploader.start();
    const { error } = await until(uploader, ({ phase }) => phase === 'failed');
    expect(error).toMatchObject({ code: 'material.quota.person' });
  });

  it('sends anew what the storage spoilt, and asks for the file once more', async () => {
    const line = new Line(fileOf(3_000));
    const { complete } = line;
    line.complete = (id, digest) => {
      if (line.completes === 0) line.parts.delete(2);
      return complete(id, digest);
    };
    const uploader = new Uploader(line.file, line, atOnce);
    uploader.start();
    await until(uploader, ({ phase }) => phase === 'done');
    expect([line.completes, line.sent]).toEqual([2, 4_000]);
  });

  it('is not done with a file in which the antivirus found something', async () => {
    const line = new Line(fileOf(1_000));
    line.fate = 'infected';
    const uploader = new Uploader(line.file, line, atOnce);
    uploader.start();
    const { view } = await until(uploader, ({ phase }) => phase === 'failed');
    expect(view?.file?.state).toBe('infected');
  });

  it('lets the server forget what was given up', async () => {
    const line = new Line(fileOf(3_000));
    line.gate = new Promise(() => undefined);
    const uploader = new Uploader(line.file, line, atOnce);
    uploader.start();
    await until(uploader, ({ view }) => view !== undefined);
    await uploader.cancel();
    expect(line.aborted).toBe(true);
  });
});

describe('the fingerprint of a file', () => {
  it('is the same for the same file and another for any other', async () => {
    const same = [await fingerprintOf(fileOf(5_000)), await fingerprintOf(fileOf(5_000))];
    expect(new Set(same).size).toBe(1);
    const others = [fileOf(5_001), fileOf(5_000, 'b.mp4'), fileWith(new Uint8Array(1), 'урок.mp4')];
    expect(new Set([same[0], ...(await Promise.all(others.map(fingerprintOf)))]).size).toBe(4);
  });
});
