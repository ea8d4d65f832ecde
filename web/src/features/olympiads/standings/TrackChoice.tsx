import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Choice } from '../../../ui/Choice';
import type { Standing } from './queries';

/** The track of the grade wanted, or the first with works. */
export const trackShown = <Track extends { grade: number; rows: readonly unknown[] }>(
  tracks: readonly Track[],
  grade: unknown,
) => tracks.find((track) => track.grade === grade) ?? tracks.find((track) => track.rows.length > 0) ?? tracks[0];

/** The track that the address names. */
export function useTrack(standing: Standing | undefined) {
  const { track }: Record<string, unknown> = useSearch({ strict: false });
  return trackShown(standing?.tracks ?? [], track);
}

/** Which track is shown; in the address by its grade, so that a link to it can be read out. */
export function TrackChoice({
  tracks,
  value,
}: {
  tracks: readonly Pick<Standing['tracks'][number], 'trackId' | 'name' | 'grade' | 'participants'>[];
  value: string;
}) {
  const { t } = useTranslation('standings');
  const navigate = useNavigate();
  return (
    <Choice
      legend={t('track')}
      value={value}
      options={tracks.map((track) => ({
        value: track.trackId,
        label: `${track.name} · ${String(track.participants)}`,
      }))}
      onChange={(id) =>
        void navigate({
          to: '.',
          search: { track: tracks.find((track) => track.trackId === id)?.grade } as never,
          replace: true,
          resetScroll: false,
        })
      }
    />
  );
}
