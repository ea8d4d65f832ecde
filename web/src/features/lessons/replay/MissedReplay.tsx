import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/Button';
import { Dialog } from '../../../ui/Dialog';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { Skeleton } from '../../../ui/Skeleton';
import { lessonsKey } from '../../people/queries/lessons';
import { fileUrlOf, readReplay, soundUrlOf } from './replayQuery';
import { ReplayPlayer } from './ReplayPlayer';

interface Props {
  lessonId: string;
  /** Number of the last entry that the page knew. */
  after: number;
  onClose: () => void;
}

/** What went on while the line was away, at double speed; the lesson goes on behind it. */
export function MissedReplay({ lessonId, after, onClose }: Props) {
  const { t } = useTranslation('replay');
  const replay = useQuery({
    queryKey: [...lessonsKey, 'missed', lessonId, after],
    queryFn: () => readReplay(lessonId, after),
    gcTime: 0,
    staleTime: Infinity,
  });
  return (
    <Dialog title={t('missed.title')} onClose={onClose}>
      <div className="stack replay-missed">
        <ErrorNotice error={replay.error} />
        {replay.isPending && <Skeleton lines={6} />}
        {replay.data && (
          <ReplayPlayer
            data={replay.data}
            fileUrl={fileUrlOf(lessonId)}
            soundUrl={soundUrlOf(lessonId)}
            speed={2}
            playsAtOnce
          />
        )}
        <div className="line">
          <Button onClick={onClose}>{t('missed.join')}</Button>
        </div>
      </div>
    </Dialog>
  );
}
