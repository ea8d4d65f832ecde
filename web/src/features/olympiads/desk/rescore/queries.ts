import { queryOptions } from '@tanstack/react-query';
import { api, body, type Got } from '../../../../api/client';
import { olympiadKey } from '../queries';

/** A task with the versions by which it could be scored. */
export type Rescorable = Got<'/api/rounds/{id}/rescore'>[number];
export type Rescore = Got<'/api/rounds/{roundId}/tasks/{taskId}/rescore'>;

export const rescorableQuery = (olympiadId: string, roundId: string) =>
  queryOptions({
    queryKey: [...olympiadKey(olympiadId), 'rescore', roundId],
    queryFn: () => body(api.GET('/api/rounds/{id}/rescore', { params: { path: { id: roundId } } })),
  });

/** Who would gain and who would lose; always read anew, because one decides by it. */
export const rescoreQuery = (olympiadId: string, roundId: string, taskId: string, versionId: string) =>
  queryOptions({
    queryKey: [...olympiadKey(olympiadId), 'rescore', roundId, taskId, versionId],
    queryFn: () =>
      body(
        api.GET('/api/rounds/{roundId}/tasks/{taskId}/rescore', {
          params: { path: { roundId, taskId }, query: { versionId } },
        }),
      ),
    gcTime: 0,
  });

/** The version that one most likely wants: the newest, when the task is not scored by it. */
export const newestOther = ({ versions, versionId }: Pick<Rescorable, 'versions' | 'versionId'>) =>
  versions.find((version) => version.id !== versionId);

/** Its question was revised after the task was scored. */
export const isOutdated = ({ versions, versionId }: Pick<Rescorable, 'versions' | 'versionId'>) =>
  versions[0] !== undefined && versions[0].id !== versionId;
