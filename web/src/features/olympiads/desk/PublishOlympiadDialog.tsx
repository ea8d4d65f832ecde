import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/Button';
import { ConfirmDialog } from '../../../ui/ConfirmDialog';
import { Dialog } from '../../../ui/Dialog';
import { isError, useFindingText, type Finding } from './findings';
import { useOlympiad } from './olympiadContext';
import { checklistQuery } from './queries';

interface Props {
  onConfirm: () => Promise<unknown>;
  onClose: () => void;
}

/** Asks before the olympiad is announced, and names what is still wrong with it; a plan that cannot be held is not announced. */
export function PublishOlympiadDialog({ onConfirm, onClose }: Props) {
  const { t } = useTranslation(['desk', 'common']);
  const { id } = useOlympiad();
  const errors = useQuery(checklistQuery(id)).data?.findings.filter(isError) ?? [];
  const blockers = errors.filter(({ severity }) => severity === 'blocker');
  if (blockers.length > 0)
    return (
      <Dialog title={t('overview.publishBlocked')} onClose={onClose}>
        <div className="stack">
          <Names findings={blockers} />
          <div>
            <Button onClick={onClose}>{t('common:close')}</Button>
          </div>
        </div>
      </Dialog>
    );
  return (
    <ConfirmDialog
      title={t('overview.publishTitle')}
      action={t('overview.publish')}
      onClose={onClose}
      onConfirm={onConfirm}
    >
      <p>{t('overview.publishText')}</p>
      {errors.length > 0 && (
        <>
          <p>{t('overview.publishErrors')}</p>
          <Names findings={errors} />
        </>
      )}
    </ConfirmDialog>
  );
}

function Names({ findings }: { findings: readonly Finding[] }) {
  const text = useFindingText();
  return (
    <ul>
      {findings.map((finding) => (
        <li key={`${finding.code}/${finding.subjectId ?? ''}/${finding.subject}`}>{text(finding)}</li>
      ))}
    </ul>
  );
}
