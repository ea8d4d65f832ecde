import { namedFiles, answerOf } from '../../../sitting/answers';
import type { AttemptView } from '../attempt/contract';
import { browserIdOf } from '../attempt/device';
import { clockOf } from '../../../sitting/journal/head';
import type { JournalStore } from '../../../sitting/journal/store';
import { begunHere } from '../kit/opened';
import { sealWork } from './sealedWork';

/** Reads a file of the work that lies on this device; undefined when it does not. */
export type ReadFile = (sha256: string) => Promise<{ type: string; bytes: ArrayBuffer } | undefined>;

/** What there is to carry, apart from files that lie elsewhere. */
export interface WorkFile {
  file: Uint8Array<ArrayBuffer>;
  entries: number;
  files: number;
  /** Files that did not find room in it: they stay on the device. */
  leftOut: number;
}

/** Bytes of files in one work: the server takes 64 MB, and a page must hold them. */
const most = 56_000_000;

/**
 * Everything that this device has written for the attempt, sealed for the way to the server. With what the server has acknowledged already: then the chain is whole,
 * and what is there twice does no harm. `isOpen`: more may be written here. Undefined when nothing was written here, or the round's key is not on this device.
 */
export async function carriedWork(
  { attemptId, roundId, carrierKey }: Pick<AttemptView, 'attemptId' | 'roundId' | 'carrierKey'>,
  store: JournalStore,
  readFile: ReadFile,
  isOpen: boolean,
): Promise<WorkFile | undefined> {
  const head = await store.head(attemptId);
  if (!head || carrierKey === undefined) return undefined;
  // As far as the head that was read: another tab may write meanwhile.
  const entries = (await store.after(attemptId, head.deviceId, 0)).filter(({ seq }) => seq <= head.seq);
  const named = namedFiles(entries.map(({ answer }) => answerOf(answer) ?? null)).map(({ sha256 }) => sha256);
  const files = [];
  let [size, leftOut] = [0, 0];
  for (const sha256 of new Set(named)) {
    const kept = await readFile(sha256);
    if (!kept) continue;
    if (size + kept.bytes.byteLength > most) {
      leftOut += 1;
      continue;
    }
    size += kept.bytes.byteLength;
    files.push({ sha256, ...kept });
  }
  const json = {
    attemptId,
    deviceId: head.deviceId,
    elapsedMs: clockOf(head),
    // Only while the server does not know of the work: it then learns by this which paper was sat.
    sealId: begunHere(attemptId)?.sealId,
    device: { browserId: browserIdOf(attemptId), isOpen },
    ...(head.handedInAt !== undefined && { handedIn: true }),
    // The others follow from the entries themselves: in codes these digits would take most of the room.
    entries: entries.map(({ seq, taskId, answer, elapsedMs, hash }) => ({
      ...{ seq, taskId, answer, elapsedMs },
      ...(seq === head.seq && { hash }),
    })),
    files: files.map(({ sha256, type, bytes }) => ({ sha256, mediaType: type, size: bytes.byteLength })),
  };
  const file = await sealWork({ json, files: files.map(({ bytes }) => bytes) }, roundId, carrierKey);
  return { file, entries: entries.length, files: files.length, leftOut };
}
