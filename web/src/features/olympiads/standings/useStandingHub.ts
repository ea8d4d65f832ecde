import type { DataTag, QueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { connectHub } from '../../../api/hub';
import { patched, type StandingPatch } from './patch';
import type { Standing } from './queries';

export interface StandingChange {
  olympiadId: string;
  version: number;
  /** To spectators and staff, where few rows changed. */
  patch: StandingPatch | null;
  /** A `Standing` as JSON, gzip, base64: travels along for spectators where it is small. */
  standing: string | null;
}

/** Null where the notice does not lead from what is held to the new standing, or the browser cannot unzip: the page asks for the snapshot. */
export async function standingAfter(held: Standing | undefined, change: StandingChange): Promise<Standing | null> {
  if (change.patch) return held ? patched(held, change.version, change.patch) : null;
  if (!change.standing || typeof DecompressionStream === 'undefined') return null;
  const zipped = Uint8Array.from(atob(change.standing), (byte) => byte.charCodeAt(0));
  const json = new Blob([zipped]).stream().pipeThrough(new DecompressionStream('gzip'));
  return (await new Response(json).json()) as Standing;
}

/**
 * Shows the change, if it leads from what is held to the new standing; otherwise the snapshot is to be read.
 * `cut`: it is shown, and an answer that was asked for before, and is older, is not waited for any more.
 */
export async function showChange(
  queries: QueryClient,
  queryKey: DataTag<readonly unknown[], Standing, Error>,
  change: StandingChange,
): Promise<'shown' | 'cut' | 'unknown'> {
  const told = await standingAfter(queries.getQueryData(queryKey), change);
  if (!told) return queries.getQueryData(queryKey)?.version === change.version ? 'shown' : 'unknown';
  const reading = queries.isFetching({ queryKey, exact: true }) > 0;
  await queries.cancelQueries({ queryKey, exact: true });
  queries.setQueryData(queryKey, (held) => (held && held.version > told.version ? held : told));
  return reading ? 'cut' : 'shown';
}

export interface ScoringProgress {
  roundId: string;
  attempts: number;
  scored: number;
  scoredAt: string | null;
}

interface Handlers {
  onChange: (change: StandingChange) => void;
  onProgress?: (progress: ScoringProgress) => void;
  /** After the first connection and after each interruption: read the snapshot. */
  onConnected: () => void;
}

/** Listens to a standing as long as the page is open; returns whether changes arrive at once. */
export function useStandingHub(olympiadId: string, enabled: boolean, handlers: Handlers): boolean {
  const [live, setLive] = useState(false);
  const current = useRef(handlers);
  useEffect(() => {
    current.current = handlers;
  });
  useEffect(() => {
    if (!enabled) return;
    const stop = connectHub(`/hubs/standings?olympiad=${olympiadId}`, {
      on: {
        StandingChanged: (change: StandingChange) => current.current.onChange(change),
        ScoringProgressed: (progress: ScoringProgress) => current.current.onProgress?.(progress),
      },
      onConnected: () => current.current.onConnected(),
      onState: (state) => setLive(state === 'connected'),
    });
    return () => {
      stop();
      setLive(false);
    };
  }, [olympiadId, enabled]);
  return live;
}
