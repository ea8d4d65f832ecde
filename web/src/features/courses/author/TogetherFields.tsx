import { useTranslation } from 'react-i18next';
import { CheckField, SelectField } from '../../../ui/Field';
import { NumberField } from '../../assessment/editor/fields';
import type { AssignmentDraft } from '../queries/courses';
import { CountField } from './UnitSettings';

interface Props {
  assignment: AssignmentDraft;
  onChange: (part: Partial<AssignmentDraft>) => void;
}

type Peers = NonNullable<AssignmentDraft['peers']>;

const usualGroups = { byLearners: true, size: 4 };
const usualPeers: Peers = { reviewers: 3, days: 7, mark: 'median', tutorPercent: 0, reviewPoints: 0 };

/** Whether several do the work together, and whether learners review each other. */
export function TogetherFields({ assignment, onChange }: Props) {
  const { t } = useTranslation('together');
  const { groups, peers } = assignment;
  const changePeers = (part: Partial<Peers>) => onChange({ peers: { ...(peers ?? usualPeers), ...part } });
  return (
    <>
      <CheckField
        label={t('form.groups')}
        hint={t('form.groupsHint')}
        checked={Boolean(groups)}
        onChange={({ target }) => onChange({ groups: target.checked ? usualGroups : null })}
      />
      {groups && (
        <div className="field-row chosen">
          <CountField
            label={t('form.size')}
            min={2}
            max={20}
            value={groups.size}
            onChange={(size) => onChange({ groups: { ...groups, size: size ?? 0 } })}
          />
          <CheckField
            label={t('form.byLearners')}
            hint={t('form.byLearnersHint')}
            checked={groups.byLearners}
            onChange={({ target }) => onChange({ groups: { ...groups, byLearners: target.checked } })}
          />
        </div>
      )}
      <CheckField
        label={t('form.peers')}
        hint={t('form.peersHint')}
        checked={Boolean(peers)}
        onChange={({ target }) => onChange({ peers: target.checked ? usualPeers : null })}
      />
      {peers && (
        <div className="chosen">
          <div className="field-row">
            <CountField
              label={t('form.reviewers')}
              min={1}
              max={10}
              value={peers.reviewers}
              onChange={(reviewers) => changePeers({ reviewers: reviewers ?? 0 })}
            />
            <CountField
              label={t('form.days')}
              min={1}
              max={60}
              value={peers.days}
              onChange={(days) => changePeers({ days: days ?? 0 })}
            />
            <SelectField
              label={t('form.mark')}
              value={peers.mark}
              onChange={({ target }) => changePeers({ mark: target.value as Peers['mark'] })}
            >
              <option value="median">{t('form.median')}</option>
              <option value="mean">{t('form.mean')}</option>
            </SelectField>
          </div>
          <div className="field-row">
            <CountField
              label={t('form.tutorPercent')}
              hint={t('form.tutorPercentHint')}
              max={100}
              value={peers.tutorPercent}
              onChange={(tutorPercent) => changePeers({ tutorPercent: tutorPercent ?? 0 })}
            />
            <NumberField
              label={t('form.reviewPoints')}
              hint={t('form.reviewPointsHint')}
              min={0}
              value={peers.reviewPoints}
              onChange={(reviewPoints) => changePeers({ reviewPoints })}
            />
          </div>
        </div>
      )}
    </>
  );
}
