import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client';
import { useFormats } from '../../../i18n/format';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { placeText } from '../standings/distribution';
import { Award } from './Award';
import { EntryFiles } from './EntryFiles';
import { contestQuery, type Contest, type Work } from './queries';

/** By nomination: works to vote for, or, after the signature, the results with the prize of the public apart. */
export function Works({ contest }: { contest: Contest }) {
  const { t } = useTranslation('contests');
  const { nominations, works, settings, signing } = contest;
  return (
    <>
      {contest.canVote && (
        <p className="notice">{t(settings.public === 'marks' ? 'works.giveMarks' : 'works.giveVoice')}</p>
      )}
      {nominations
        .filter(({ id }) => works.some(({ nominationId }) => nominationId === id))
        .map(({ id, title }) => {
          const own = works.filter(({ nominationId }) => nominationId === id);
          const liked = favourites(own, settings.public === 'marks');
          return (
            <Card key={id} title={t('works.nomination', { title })}>
              <ul role="list" className="contest-works">
                {own.map((work) => (
                  <WorkLine key={work.id} contest={contest} work={work} isFavourite={!!signing && liked.has(work.id)} />
                ))}
              </ul>
            </Card>
          );
        })}
    </>
  );
}

/** Those who have most of the public's liking. */
function favourites(works: Work[], byMarks: boolean): Set<string> {
  const liking = (work: Work) => (byMarks ? (work.meanMark ?? 0) : work.voices);
  const most = Math.max(...works.map(liking));
  return new Set(most > 0 ? works.filter((work) => liking(work) === most).map(({ id }) => id) : []);
}

function WorkLine({ contest, work, isFavourite }: { contest: Contest; work: Work; isFavourite: boolean }) {
  const { t } = useTranslation('contests');
  const formats = useFormats();
  const { result } = work;
  return (
    <li>
      <div className="stack tight">
        <div className="line">
          {result && <b className="num">{t('works.place', { place: placeText(result.place) })}</b>}
          {result && <Award words={contest.settings.words} status={result.status} degree={result.degree} />}
          {isFavourite && <b className="ok-ink">{t('works.favourite')}</b>}
        </div>
        <b>{work.title ?? t('works.hidden', { number: work.number })}</b>
        {work.author && (
          <p className="muted">
            {work.author}, {work.school}
          </p>
        )}
        {work.annotation && <p className="contest-text">{work.annotation}</p>}
        <EntryFiles entryId={work.id} files={work.files} videoUrl={work.videoUrl} />
      </div>
      <div className="contest-side">
        {result && (
          <span className="num">
            {t('works.points', { points: formats.number(result.points), max: formats.number(contest.maxPoints) })}
          </span>
        )}
        {contest.settings.public !== 'none' && (
          <span className="small muted num">
            {work.meanMark === null
              ? t('works.voices', { count: work.voices })
              : t('works.mean', {
                  mark: formats.number(work.meanMark, { maximumFractionDigits: 1 }),
                  count: work.voices,
                })}
          </span>
        )}
        {contest.canVote && <Vote contest={contest} work={work} />}
      </div>
    </li>
  );
}

function Vote({ contest, work }: { contest: Contest; work: Work }) {
  const { t } = useTranslation('contests');
  const queries = useQueryClient();
  const vote = useMutation({
    mutationFn: (mark: number | null) =>
      api.PUT('/api/contest-entries/{id}/vote', { params: { path: { id: work.id } }, body: { mark } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: contestQuery(contest.id).queryKey, exact: true }),
  });
  if (work.isOwn) return <span className="small muted">{t('works.own')}</span>;
  return (
    <>
      {contest.settings.public === 'marks' ? (
        <div className="contest-marks" role="group" aria-label={t('works.markOf', { title: work.title })}>
          {[1, 2, 3, 4, 5].map((mark) => (
            <button
              key={mark}
              type="button"
              className="num"
              aria-pressed={work.ownMark === mark}
              onClick={() => vote.mutate(mark)}
            >
              {mark}
            </button>
          ))}
        </div>
      ) : (
        <Button
          kind={work.ownMark === null ? 'ghost' : 'primary'}
          aria-pressed={work.ownMark !== null}
          aria-label={t(work.ownMark === null ? 'works.voteFor' : 'works.votedFor', { title: work.title })}
          busy={vote.isPending}
          onClick={() => vote.mutate(null)}
        >
          {t(work.ownMark === null ? 'works.vote' : 'works.voted')}
        </Button>
      )}
      <ErrorNotice error={vote.error} />
    </>
  );
}
