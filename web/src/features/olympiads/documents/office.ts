import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, body, type Got } from '../../../api/client';

export type Template = Got<'/api/document-templates'>['items'][number];
export type TemplateKind = Template['kind'];

/** Of the whole cabinet, not of one olympiad or contest. */
export const templatesQuery = queryOptions({
  queryKey: ['document-templates'],
  queryFn: () => body(api.GET('/api/document-templates')),
});

export interface Previewed {
  kind: TemplateKind;
  /** A file that is not the template yet; null for the template in force. */
  fileId: string | null;
  /** Of the template in force, so that another is shown anew. */
  changedAt: string | null;
  /** Whose results are shown; null for an example. */
  occasionId: string | null;
}

/** The page that the server makes of the filled template. */
export const templatePreviewQuery = ({ kind, fileId, changedAt, occasionId }: Previewed) =>
  queryOptions({
    queryKey: [...templatesQuery.queryKey, kind, fileId ?? changedAt, occasionId],
    queryFn: () =>
      body(
        api.POST('/api/document-templates/{kind}/preview', {
          params: { path: { kind } },
          body: { fileId, occasionId },
        }),
      ),
    placeholderData: keepPreviousData,
    gcTime: 0,
    retry: false,
  });
