import { useEffect, useRef, useState } from 'react';
import type { Uploader } from '../../../ui/upload/uploader';
import type { Begin } from './inParts';
import { sendWork, type StoredWork } from './sendWork';

/** A file on its way, or one that did not arrive. */
export interface Sending {
  key: number;
  file: File;
  share: number;
  error: unknown;
  /** Of one that goes in parts: it tells more of itself. */
  uploader?: Uploader;
}

/** Bytes: a smaller file is sent anew as soon as the server would have said what it has of it. */
const sentWhole = 1_000_000;

/** Where files of a work go: small ones at once, the others in parts. */
export interface FilesWay {
  address: string;
  begin: Begin;
}

/** Files of a work that are being sent, one after the other: a slow line is not shared among them. One that is paused lets the next pass. */
export function useFiles({ address, begin: beginParts }: FilesWay, onStored: (file: StoredWork) => void) {
  const [sending, setSending] = useState<Sending[]>([]);
  const stops = useRef(new Map<number, AbortController>());
  const line = useRef(Promise.resolve());
  const next = useRef(0);
  const stored = useRef(onStored);
  useEffect(() => {
    stored.current = onStored;
  });
  useEffect(() => {
    const running = stops.current;
    return () => running.forEach((stop) => stop.abort());
  }, []);

  const change = (key: number, part: Partial<Sending>) =>
    setSending((before) => before.map((one) => (one.key === key ? { ...one, ...part } : one)));
  const drop = (key: number) => setSending((before) => before.filter((one) => one.key !== key));
  const arrive = (key: number, file: StoredWork) => {
    stops.current.delete(key);
    stored.current(file);
    drop(key);
  };

  async function sendInParts(key: number, file: File, signal: AbortSignal) {
    const { inParts } = await import('./inParts');
    const uploader = inParts(beginParts, file);
    change(key, { uploader });
    // Leaving the page leaves what has come.
    signal.addEventListener('abort', () => uploader.leave());
    await new Promise<void>((pass) => {
      signal.addEventListener('abort', () => pass());
      let failed = false;
      uploader.subscribe(() => {
        const { phase, view, error } = uploader.state;
        if (phase === 'done' && view)
          arrive(key, { fileId: view.id, name: view.name, mediaType: view.mediaType, size: view.size });
        else if (failed !== (phase === 'failed')) {
          failed = !failed;
          change(key, { error: failed ? (error ?? new Error('refused')) : undefined });
        }
        if (phase === 'done' || phase === 'failed' || phase === 'paused') pass();
      });
      if (signal.aborted) pass();
      else uploader.start();
    });
  }

  async function sendAtOnce(key: number, file: File, signal: AbortSignal) {
    const arrived = await sendWork(address, file, {
      onProgress: (share) => change(key, { share }),
      signal,
    });
    if (!signal.aborted) arrive(key, arrived);
  }

  function begin(key: number, file: File) {
    const stop = new AbortController();
    stops.current.set(key, stop);
    line.current = line.current.then(async () => {
      if (stop.signal.aborted) return;
      try {
        await (file.size > sentWhole ? sendInParts : sendAtOnce)(key, file, stop.signal);
      } catch (error) {
        if (!stop.signal.aborted) change(key, { error });
      }
    });
  }

  return {
    sending,
    send: (files: File[]) => {
      const added = files.map((file) => ({ key: next.current++, file, share: 0, error: undefined }));
      setSending((before) => [...before, ...added]);
      for (const { key, file } of added) begin(key, file);
    },
    again: ({ key, file }: Sending) => {
      change(key, { share: 0, error: undefined });
      begin(key, file);
    },
    remove: ({ key, uploader }: Sending) => {
      stops.current.get(key)?.abort();
      stops.current.delete(key);
      // The server forgets what has come; while it cannot be asked, its sweep does.
      uploader?.cancel().catch(() => undefined);
      drop(key);
    },
  };
}
