import type { components } from '../../../api/schema';
import type { TagKind } from '../../../ui/Tag';

export const homeworkTags: Record<components['schemas']['HomeworkState'], TagKind> = {
  waiting: 'info',
  returned: 'warn',
  accepted: 'ok',
};
