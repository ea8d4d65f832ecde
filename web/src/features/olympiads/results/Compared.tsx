import { useTranslation } from 'react-i18next';
import { rise, type AwardRow, type AwardTrack } from './queries';

interface Props {
  /** All of the olympiad: rules that are tried change all of them. */
  tracks: readonly AwardTrack[];
  /** The one whose table is shown. */
  track: AwardTrack;
}

/** Whom the rules that are tried raise and lower: beside the fields, so that it is seen while one types. */
export function Compared({ tracks, track }: Props) {
  const { t } = useTranslation('results');
  const [everywhere, here] = [movesOf(tracks.flatMap(({ rows }) => rows)), movesOf(track.rows)];
  const isSame = everywhere.gaining + everywhere.losing === 0;
  return (
    <div className="notice info" role="status">
      <p>
        {isSame
          ? t('awards.same')
          : [
              t('awards.compared', everywhere),
              tracks.length > 1 && t('awards.comparedHere', { track: track.name, ...here }),
            ]
              .filter(Boolean)
              .join(' ')}{' '}
        {!isSame && <a href="#awards">{t('awards.who')}</a>}
      </p>
    </div>
  );
}

/** How many of the rows have a higher and how many a lower status by the rules that are tried. */
function movesOf(rows: readonly AwardRow[]) {
  const rises = rows.map(rise);
  return { gaining: rises.filter((by) => by > 0).length, losing: rises.filter((by) => by < 0).length };
}
