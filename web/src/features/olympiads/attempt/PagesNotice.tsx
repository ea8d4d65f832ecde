import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Look } from '../pictures/look';
import { findingsOf, type Page } from '../pictures/pages';
import type { AttemptSession } from './session';

interface Props {
  session: AttemptSession;
  pages: readonly Page[];
  /** Of the task, where its name is not in sight. */
  number?: number;
}

/** What is missing or twice among the pages of a solution; nothing when all is well. It forbids nothing. */
export default function PagesNotice({ session, pages, number }: Props) {
  const { t } = useTranslation('files');
  const looks = useLooks(session, pages);
  const { missing, repeated, same, blurred } = findingsOf(pages, (sha256) => looks.get(sha256));
  const told = [
    missing.length > 0 && t('pages.missing', { count: missing.length, numbers: missing.join(', ') }),
    repeated.length > 0 && t('pages.repeated', { count: repeated.length, numbers: repeated.join(', ') }),
    ...same.map(([one, other]) => t('pages.same', { one, other })),
    blurred.length > 0 && t('pages.blurred', { count: blurred.length, names: blurred.join(', ') }),
  ].filter((line) => line !== false);
  if (told.length === 0) return null;
  return (
    <div className="notice warn" role="status">
      {number !== undefined && <p>{t('pages.ofTask', { number })}</p>}
      {told.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </div>
  );
}

function useLooks(session: AttemptSession, pages: readonly Page[]): ReadonlyMap<string, Look> {
  const [looks, setLooks] = useState<ReadonlyMap<string, Look>>(new Map());
  const digests = pages.map(({ sha256 }) => sha256).join(' ');
  useEffect(() => {
    let gone = false;
    const read = async () => {
      const files = await session.openFiles();
      const known = new Map<string, Look>();
      for (const sha256 of digests.split(' ')) {
        const look = await files.lookOf(sha256);
        if (look) known.set(sha256, look);
      }
      if (!gone) setLooks(known);
    };
    // Without it the numbers alone tell what they tell.
    read().catch(() => undefined);
    return () => {
      gone = true;
    };
  }, [session, digests]);
  return looks;
}
