import { queryOptions } from '@tanstack/react-query';
import { api, body, type Got } from '../../../api/client';
import { lessonsKey } from '../../people/queries/lessons';
import type { ReplayData } from './timeline';

type Answer = Got<'/api/lessons/{id}/replay'>;
export type Replay = Omit<Answer, 'replay'> & ReplayData;

/** @param after number of an entry after which it begins. */
export async function readReplay(id: string, after?: number): Promise<Replay> {
  const query = after === undefined ? {} : { after };
  return (await body(api.GET('/api/lessons/{id}/replay', { params: { path: { id }, query } }))) as unknown as Replay;
}

export const replayQuery = (id: string) =>
  queryOptions({
    queryKey: [...lessonsKey, 'replay', id],
    queryFn: () => readReplay(id),
    // What was held does not change, and is the largest answer of all.
    staleTime: 30 * 60_000,
  });

export const fileUrlOf = (lessonId: string) => (fileId: string) => `/api/lessons/${lessonId}/replay/files/${fileId}`;

export const soundUrlOf = (lessonId: string) => (trackId: string) =>
  `/api/lessons/${lessonId}/replay/tracks/${trackId}`;
