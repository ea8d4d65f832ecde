import { queryOptions, keepPreviousData } from '@tanstack/react-query';
import { api, body } from '../../../api/client';
import { allPages } from '../desk/allPages';
import { awardKinds, type Design, type Kind, type NameLength, type SavedDesign } from '../desk/design/queries';
import type { Certificate, Issuing } from '../desk/queries';

/** The documents of an olympiad, a contest or a cohort: the same register, the same pages, other addresses. */
export interface Documents {
  /** Of the olympiad, the contest or the cohort. */
  id: string;
  key: readonly unknown[];
  of: 'olympiad' | 'contest' | 'course';
  /** Which documents there are, as they are offered. */
  kinds: readonly Kind[];
  /** All of them, before «.pdf» or «.zip». */
  files: string;
  /** Where documents of Word are, before their kind. */
  office: string;
  /** Where the register is listed. */
  register: string;
  list: (page: number, pageSize: number) => Promise<{ items: Certificate[]; total: number }>;
  issuing: () => Promise<Issuing>;
  issue: () => Promise<unknown>;
  design: (kind: Kind) => Promise<SavedDesign>;
  saveDesign: (kind: Kind, design: Design) => Promise<unknown>;
  /** For all olympiads, contests or courses that have none of their own. */
  saveForAll: (kind: Kind, design: Design) => Promise<unknown>;
  dropDesign: (kind: Kind) => Promise<unknown>;
  picture: (kind: Kind, design: Design, name: NameLength) => Promise<Blob>;
}

type Drawn = { data?: unknown };
const blob = ({ data }: Drawn) => data as Blob;

export function ofOlympiad(olympiadId: string): Documents {
  const params = { path: { olympiadId } };
  const at = (kind: Kind) => ({ params: { path: { olympiadId, kind } } });
  return {
    id: olympiadId,
    key: ['olympiads', olympiadId, 'certificates'],
    of: 'olympiad',
    kinds: awardKinds,
    files: `/api/olympiads/${olympiadId}/certificates`,
    office: `/api/olympiads/${olympiadId}/documents`,
    register: `/api/certificates?olympiadId=${olympiadId}`,
    list: (page, pageSize) => body(api.GET('/api/certificates', { params: { query: { olympiadId, page, pageSize } } })),
    issuing: () => body(api.GET('/api/olympiads/{olympiadId}/certificates/issuing', { params })),
    issue: () => api.POST('/api/olympiads/{olympiadId}/certificates', { params }),
    design: (kind) => body(api.GET('/api/olympiads/{olympiadId}/certificate-designs/{kind}', at(kind))),
    saveDesign: (kind, design) =>
      api.PUT('/api/olympiads/{olympiadId}/certificate-designs/{kind}', { ...at(kind), body: design }),
    saveForAll: (kind, design) =>
      api.PUT('/api/certificate-designs/{kind}', { params: { path: { kind } }, body: design }),
    dropDesign: (kind) => api.DELETE('/api/olympiads/{olympiadId}/certificate-designs/{kind}', at(kind)),
    picture: (kind, design, name) =>
      api
        .POST('/api/olympiads/{olympiadId}/certificate-designs/{kind}/preview', {
          ...at(kind),
          body: { design, name },
          parseAs: 'blob',
        })
        .then(blob),
  };
}

export function ofContest(contestId: string): Documents {
  const params = { path: { contestId } };
  const at = (kind: Kind) => ({ params: { path: { contestId, kind } } });
  return {
    id: contestId,
    key: ['contests', contestId, 'certificates'],
    of: 'contest',
    kinds: awardKinds,
    files: `/api/contests/${contestId}/certificates`,
    office: `/api/contests/${contestId}/documents`,
    register: `/api/certificates?contestId=${contestId}`,
    list: (page, pageSize) => body(api.GET('/api/certificates', { params: { query: { contestId, page, pageSize } } })),
    issuing: () => body(api.GET('/api/contests/{contestId}/certificates/issuing', { params })),
    issue: () => api.POST('/api/contests/{contestId}/certificates', { params }),
    design: (kind) => body(api.GET('/api/contests/{contestId}/certificate-designs/{kind}', at(kind))),
    saveDesign: (kind, design) =>
      api.PUT('/api/contests/{contestId}/certificate-designs/{kind}', { ...at(kind), body: design }),
    saveForAll: (kind, design) =>
      api.PUT('/api/contest-certificate-designs/{kind}', { params: { path: { kind } }, body: design }),
    dropDesign: (kind) => api.DELETE('/api/contests/{contestId}/certificate-designs/{kind}', at(kind)),
    picture: (kind, design, name) =>
      api
        .POST('/api/contests/{contestId}/certificate-designs/{kind}/preview', {
          ...at(kind),
          body: { design, name },
          parseAs: 'blob',
        })
        .then(blob),
  };
}

export function ofCohort(cohortId: string): Documents {
  const params = { path: { cohortId } };
  const at = (kind: Kind) => ({ params: { path: { cohortId, kind } } });
  return {
    id: cohortId,
    key: ['cohorts', cohortId, 'certificates'],
    of: 'course',
    kinds: ['completion'],
    files: `/api/cohorts/${cohortId}/certificates`,
    office: `/api/cohorts/${cohortId}/documents`,
    register: `/api/certificates?cohortId=${cohortId}`,
    list: (page, pageSize) => body(api.GET('/api/certificates', { params: { query: { cohortId, page, pageSize } } })),
    issuing: () => body(api.GET('/api/cohorts/{cohortId}/certificates/issuing', { params })),
    issue: () => api.POST('/api/cohorts/{cohortId}/certificates', { params }),
    design: (kind) => body(api.GET('/api/cohorts/{cohortId}/certificate-designs/{kind}', at(kind))),
    saveDesign: (kind, design) =>
      api.PUT('/api/cohorts/{cohortId}/certificate-designs/{kind}', { ...at(kind), body: design }),
    saveForAll: (kind, design) =>
      api.PUT('/api/certificate-designs/{kind}', { params: { path: { kind } }, body: design }),
    dropDesign: (kind) => api.DELETE('/api/cohorts/{cohortId}/certificate-designs/{kind}', at(kind)),
    picture: (kind, design, name) =>
      api
        .POST('/api/cohorts/{cohortId}/certificate-designs/{kind}/preview', {
          ...at(kind),
          body: { design, name },
          parseAs: 'blob',
        })
        .then(blob),
  };
}

export const certificatesQuery = (documents: Documents) =>
  queryOptions({ queryKey: documents.key, queryFn: () => allPages(documents.list, 200) });

/** What can be issued, and how far the last order is; asked each second while it runs. */
export const issuingQuery = (documents: Documents) =>
  queryOptions({
    queryKey: [...documents.key, 'issuing'],
    queryFn: documents.issuing,
    refetchInterval: ({ state }) => (state.data?.last && !state.data.last.finishedAt ? 1000 : false),
  });

export const designQuery = (documents: Documents, kind: Kind) =>
  queryOptions({
    queryKey: [...documents.key, 'design', kind],
    queryFn: () => documents.design(kind),
    // What is being written must not be replaced.
    refetchOnWindowFocus: false,
  });

/** The document as the server draws it. */
export const pictureQuery = (documents: Documents, kind: Kind, design: Design, name: NameLength) =>
  queryOptions({
    queryKey: ['design-picture', documents.key, kind, design, name],
    queryFn: () => documents.picture(kind, design, name),
    placeholderData: keepPreviousData,
    gcTime: 0,
    retry: false,
  });
