import { useTranslation } from 'react-i18next';

/** That files are not on the server, and what follows: before the hand-in, after it, after the round was closed. */
export default function FilesLeft({ count, when }: { count: number; when: 'handIn' | 'done' | 'lost' }) {
  const { t } = useTranslation('files');
  return (
    <p className="notice warn" role="status">
      {t(`left.${when}`, { count })}
    </p>
  );
}
