import { useTranslation } from 'react-i18next';
import type { KeptWork } from '../../../sitting/keptHere';

/** What waits on this device, work by work. */
export function KeptWorks({ works }: { works: readonly KeptWork[] }) {
  const { t } = useTranslation('people');
  return (
    <ul>
      {works.map(({ attemptId, title, entries, files, handedIn, points }) => (
        <li key={attemptId}>
          <b>{title}</b>:{' '}
          {[
            entries > 0 && t('leftHere.entries', { count: entries }),
            files > 0 && t('leftHere.files', { count: files }),
            handedIn && t('leftHere.handedIn'),
            points && t('leftHere.points'),
          ]
            .filter(Boolean)
            .join(', ')}
        </li>
      ))}
    </ul>
  );
}
