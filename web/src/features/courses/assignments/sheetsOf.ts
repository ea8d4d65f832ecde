import { kindOf } from '../../olympiads/sheets/leaves';
import type { SheetFile } from '../../olympiads/sheets/useLeaves';
import type { HandedIn } from '../queries/learning';

/** The files of a work as the viewer of sheets takes them; remarks count by the same numbers. */
export const sheetsOf = ({ id, files }: Pick<HandedIn, 'id' | 'files'>): SheetFile[] =>
  files.map(({ number, mediaType }) => ({
    number,
    address: `/api/submissions/${id}/files/${String(number)}`,
    kind: kindOf(mediaType),
  }));
