import type { TagKind } from '../../ui/Tag';
import type { components } from '../../api/schema';

type Schemas = components['schemas'];

export const enrolmentKinds: Record<Schemas['EnrolmentState'], TagKind> = {
  requested: 'info',
  waiting: 'info',
  active: 'none',
  completed: 'ok',
  refused: 'bad',
  left: 'none',
};

/** Pages of the course are open to them. */
export const learns = (state: Schemas['EnrolmentState']) => state === 'active' || state === 'completed';

export const submissionKinds: Record<Schemas['SubmissionState'], TagKind> = {
  waiting: 'info',
  returned: 'warn',
  accepted: 'ok',
};

/** What a course is about takes so long: 1 ч 20 мин. */
export function spanOf(minutes: number, write: (value: number, options: Intl.NumberFormatOptions) => string): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return [
    hours > 0 && write(hours, { style: 'unit', unit: 'hour', unitDisplay: 'short' }),
    (rest > 0 || hours === 0) && write(rest, { style: 'unit', unit: 'minute', unitDisplay: 'short' }),
  ]
    .filter(Boolean)
    .join(' ');
}
