import { connectHub } from '../../../api/hub';
import type { Running } from './kit';

export interface Opened {
  openingKey: string;
  seals: string[];
  running: Running;
}

export interface RoundChanged {
  running: Running;
  /** The server's clock. */
  now: string;
}

export interface RoundListener {
  onOpened?: (notice: Opened) => void;
  onChanged: (notice: RoundChanged) => void;
  /** The line was lost, or there was none at first: what was told meanwhile reached nobody. */
  onBack?: () => void;
}

interface Line {
  listeners: Set<RoundListener>;
  opened?: Opened;
  changed?: RoundChanged;
  end: ReturnType<typeof setTimeout> | undefined;
  close: () => void;
}

/** So long a line outlives its last listener, ms: the paper follows the page of the round, and in the second of the start nobody is to connect anew. */
const linger = 10_000;

const lines = new Map<string, Line>();

/**
 * Hears of a round until the server knows of one's own work: that it is open, and that it stands or goes on. Who comes later is told what was told last.
 * Returns the end of it.
 */
export function joinRound(roundId: string, listener: RoundListener): () => void {
  const line = lines.get(roundId) ?? connect(roundId);
  clearTimeout(line.end);
  line.listeners.add(listener);
  if (line.opened) listener.onOpened?.(line.opened);
  if (line.changed) listener.onChanged(line.changed);
  return () => {
    if (!line.listeners.delete(listener) || line.listeners.size > 0) return;
    line.end = setTimeout(() => {
      lines.delete(roundId);
      line.close();
    }, linger);
  };
}

function connect(roundId: string): Line {
  const line: Line = { listeners: new Set(), end: undefined, close: () => undefined };
  lines.set(roundId, line);
  let isBehind = false;
  line.close = connectHub(`/hubs/kits?round=${roundId}`, {
    on: {
      Opened: (notice: Opened) => {
        line.opened = notice;
        line.listeners.forEach((listener) => listener.onOpened?.(notice));
      },
      RoundChanged: (notice: RoundChanged) => {
        line.changed = notice;
        line.listeners.forEach((listener) => listener.onChanged(notice));
      },
    },
    onConnected: () => {
      if (isBehind) line.listeners.forEach((listener) => listener.onBack?.());
      isBehind = false;
    },
    onState: (state) => {
      if (state === 'reconnecting') isBehind = true;
    },
  });
  return line;
}
