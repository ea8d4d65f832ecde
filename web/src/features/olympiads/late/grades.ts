import type { TagKind } from '../../../ui/Tag';
import type { Grade } from './queries';

export const gradeKinds: Record<Grade, TagKind> = { a: 'ok', b: 'warn', c: 'bad' };
