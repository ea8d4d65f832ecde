import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, body, type Got } from '../../../../api/client';
import { certificatesQuery, type Certificate } from '../queries';

export type Kind = Certificate['kind'];
export type SavedDesign = Got<'/api/olympiads/{olympiadId}/certificate-designs/{kind}'>;
export type Design = SavedDesign['design'];
export type Line = Design['lines'][number];
export type NameLength = 'longest' | 'shortest';

export const kinds: readonly Kind[] = ['winner', 'prizeWinner', 'participant'];

const path = (olympiadId: string, kind: Kind) => ({ params: { path: { olympiadId, kind } } });

export const designQuery = (olympiadId: string, kind: Kind) =>
  queryOptions({
    queryKey: [...certificatesQuery(olympiadId).queryKey, 'design', kind],
    queryFn: () => body(api.GET('/api/olympiads/{olympiadId}/certificate-designs/{kind}', path(olympiadId, kind))),
    // What is being written must not be replaced.
    refetchOnWindowFocus: false,
  });

/** The document as the server draws it. */
export const pictureQuery = (olympiadId: string, kind: Kind, design: Design, name: NameLength) =>
  queryOptions({
    queryKey: ['design-picture', olympiadId, kind, design, name],
    queryFn: async () => {
      const { data } = await api.POST('/api/olympiads/{olympiadId}/certificate-designs/{kind}/preview', {
        ...path(olympiadId, kind),
        body: { design, name },
        parseAs: 'blob',
      });
      return data as unknown as Blob;
    },
    placeholderData: keepPreviousData,
    gcTime: 0,
    retry: false,
  });
