import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/Button';
import { Notice } from '../../../ui/ErrorNotice';
import type { OwnWorkGroup } from './queries';

interface Props {
  theirs: OwnWorkGroup;
  onTheirs: () => void;
  onMine: () => void;
  onBoth: () => void;
}

/** Another member saved while one was writing: both versions stand until one says which goes on. */
export function GroupClash({ theirs, onTheirs, onMine, onBoth }: Props) {
  const { t } = useTranslation('together');
  return (
    <Notice kind="warn">
      <div className="group-clash">
        <p>
          <b>{t('group.clash', { name: theirs.writtenBy ?? '' })}</b>
        </p>
        <details open>
          <summary>{t('group.theirs')}</summary>
          <p className="written">{theirs.text}</p>
        </details>
        <div className="line">
          <Button kind="ghost" onClick={onTheirs}>
            {t('group.takeTheirs')}
          </Button>
          <Button kind="ghost" onClick={onMine}>
            {t('group.takeMine')}
          </Button>
          <Button kind="ghost" onClick={onBoth}>
            {t('group.takeBoth')}
          </Button>
        </div>
      </div>
    </Notice>
  );
}
