import { ApiError, NetworkError } from '../../../api/errors';
import type { components } from '../../../api/schema';
import { sha256Of, type PutFile } from './attemptFiles';

/** As the server's MethodCabinet.Domain.Olympiads.AttemptFiles has it. */
export const partBytes = 512 << 10;

type Begun = components['schemas']['BeginUploadResponse'];

/** The three steps of an upload; each throws ApiError when the server answered no, anything else when nothing is known. */
export interface Steps {
  begin(sha256: string, upload: { size: number; parts: string[] }): Promise<Pick<Begun, 'receivedAt' | 'missing'>>;
  put(address: string, bytes: ArrayBuffer): Promise<unknown>;
  complete(sha256: string): Promise<unknown>;
}

const partsMissing = 'olympiad.file.parts-missing';

/** Parts that the server lacks are sent, as often as it takes: what has arrived before the line broke is not sent again. */
export const putInParts =
  ({ begin, put, complete }: Steps): PutFile =>
  async (sha256, { bytes }, onProgress) => {
    const parts: ArrayBuffer[] = [];
    for (let from = 0; from < bytes.byteLength; from += partBytes) parts.push(bytes.slice(from, from + partBytes));
    const digests: string[] = [];
    for (const part of parts) digests.push(await sha256Of(part));

    const { receivedAt, missing } = await begin(sha256, { size: bytes.byteLength, parts: digests });
    if (receivedAt) return;
    let left = missing.length;
    try {
      for (const { number, address } of missing) {
        onProgress((parts.length - left) / parts.length);
        await put(address, parts[number]!);
        left--;
      }
      onProgress(1);
      await complete(sha256);
    } catch (error) {
      // Swept, or spoilt on the way to the storage: beginning anew tells what to send.
      throw error instanceof ApiError && error.code === partsMissing ? new NetworkError(error) : error;
    }
  };
