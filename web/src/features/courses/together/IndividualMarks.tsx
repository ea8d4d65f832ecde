import { useTranslation } from 'react-i18next';
import { TextField } from '../../../ui/Field';
import type { Work } from '../queries/cohorts';

export interface Individual {
  points?: number | undefined;
  reason: string;
}

interface Props {
  members: Work['members'];
  max: number;
  /** By enrolment. */
  given: Record<string, Individual>;
  isLacking: boolean;
  onChange: (given: Record<string, Individual>) => void;
}

/** Members of a group who get another mark than the work, each with a reason. */
export function IndividualMarks({ members, max, given, isLacking, onChange }: Props) {
  const { t } = useTranslation('together');
  return (
    <details>
      <summary>{t('mark.individual')}</summary>
      <div className="stack tight">
        <p className="small muted">{t('mark.individualHint')}</p>
        {members.map(({ enrolmentId, name }) => {
          const one = given[enrolmentId] ?? { reason: '' };
          const change = (part: Partial<Individual>) => onChange({ ...given, [enrolmentId]: { ...one, ...part } });
          return (
            <div key={enrolmentId} className="stack tight">
              <TextField
                label={t('mark.of', { name })}
                type="number"
                min={0}
                max={max}
                step="any"
                value={one.points ?? ''}
                onChange={({ target }) =>
                  change({ points: Number.isNaN(target.valueAsNumber) ? undefined : target.valueAsNumber })
                }
              />
              {one.points !== undefined && (
                <TextField
                  label={t('mark.reasonOf', { name })}
                  maxLength={500}
                  error={isLacking && one.reason.trim() === '' && t('mark.lacksReason')}
                  value={one.reason}
                  onChange={({ target }) => change({ reason: target.value })}
                />
              )}
            </div>
          );
        })}
      </div>
    </details>
  );
}
