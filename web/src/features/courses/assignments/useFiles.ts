import { useEffect, useRef, useState } from 'react';
import { sendWork, type StoredWork } from './sendWork';

/** A file on its way, or one that did not arrive. */
export interface Sending {
  key: number;
  file: File;
  share: number;
  error: unknown;
}

/** Files of a work that are being sent, one after the other: a slow line is not shared among them. */
export function useFiles(enrolmentId: string, unitId: string, onStored: (file: StoredWork) => void) {
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

  function begin(key: number, file: File) {
    const stop = new AbortController();
    stops.current.set(key, stop);
    line.current = line.current.then(async () => {
      if (stop.signal.aborted) return;
      try {
        const onProgress = (share: number) => change(key, { share });
        const arrived = await sendWork(enrolmentId, unitId, file, { onProgress, signal: stop.signal });
        if (stop.signal.aborted) return;
        stored.current(arrived);
        drop(key);
      } catch (error) {
        if (!stop.signal.aborted) change(key, { error });
      } finally {
        stops.current.delete(key);
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
    remove: ({ key }: Sending) => {
      stops.current.get(key)?.abort();
      drop(key);
    },
  };
}
