import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../../i18n/format';
import { Tag } from '../../../../ui/Tag';
import { useOlympiad } from '../olympiadContext';
import type { Round } from '../queries';
import { MakePaper } from './MakePaper';

/** The papers of a round by track: how many tasks, and whether their points make up what the regulations promise. */
export function PaperGrid({ round }: { round: Round }) {
  const { t } = useTranslation('desk');
  const formats = useFormats();
  const { id, tracks } = useOlympiad();
  if (tracks.length === 0) return <p className="muted">{t('plan.noTracks')}</p>;
  return (
    <div className="scroll-x">
      <table className="grid-table">
        <caption className="visually-hidden">{t('plan.papersOf', { round: round.title })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('plan.track')}</th>
            <th scope="col">{t('plan.paper')}</th>
            <th scope="col" className="right">
              {t('plan.tasks')}
            </th>
            <th scope="col" className="right">
              {t('plan.points')}
            </th>
          </tr>
        </thead>
        <tbody>
          {tracks.map((track) => {
            const paper = round.papers.find((known) => known.trackId === track.id);
            return (
              <tr key={track.id}>
                <th scope="row">{track.name}</th>
                <td>
                  {paper ? (
                    <Link
                      to="/olympiads/$olympiadId/papers/$paperId"
                      params={{ olympiadId: id, paperId: paper.id }}
                      aria-label={`${track.name}: ${paper.title}`}
                    >
                      {paper.title}
                    </Link>
                  ) : (
                    <span className="line">
                      <Tag kind="warn">{t('plan.noPaper')}</Tag>
                      <MakePaper round={round} track={track} />
                    </span>
                  )}
                </td>
                <td className="num right">{paper ? formats.number(paper.tasks) : '—'}</td>
                <td className="num right">
                  {paper
                    ? t('plan.pointsOf', { points: formats.number(paper.points), max: formats.number(paper.maxPoints) })
                    : '—'}
                  {paper && paper.points !== paper.maxPoints && (
                    <>
                      {' '}
                      <Tag kind="warn">{t('plan.mismatch')}</Tag>
                    </>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
