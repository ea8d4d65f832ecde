import { useTranslation } from 'react-i18next';
import type { KeptWork } from '../../../sitting/keptHere';

/** What waits on this device, work by work. */
export function KeptWorks({ works }: { works: readonly KeptWork[] }) {
  const { t } = useTranslation('people');
  return (
    <ul>
      {works.map(({ attemptId, title, entries, files, handedIn }) => (
        <li key={attemptId}>
          <b>{title}</b>:{' '}
          {[
            entries > 0 && t('leftHere.entries', { count: entries }),
            files > 0 && t('leftHere.files', { count: files }),
            handedIn && t('leftHere.handedIn'),
          ]
            .filter(Boolean)
            .join(', ')}
        </li>
      ))}
    </ul>
  );
}
