import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../i18n/format';
import { Card } from '../../../ui/Card';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { Page } from '../../../ui/Page';
import { Skeleton } from '../../../ui/Skeleton';
import { placeText } from '../standings/distribution';
import { Award } from './Award';
import { ContestSigning } from './ContestSigning';
import { contestBoardQuery, type BoardEntry, type ContestBoard } from './queries';
import './contests.css';
import '../jury/jury.css';

const route = getRouteApi('/frame/shell/contests/$contestId/board');

/** Marks come while one looks, ms. */
const live = 10_000;

/** Each entry with what each expert made of it, the rating, and the chair's signature. */
export function ContestBoardPage() {
  const { t } = useTranslation('contests');
  const { contestId } = route.useParams();
  const queries = useQueryClient();
  const board = useQuery({ ...contestBoardQuery(contestId), refetchInterval: live });
  if (!board.data)
    return (
      <Page title={t('ways.board')}>
        {board.isError ? <ErrorNotice error={board.error} /> : <Skeleton lines={6} />}
      </Page>
    );
  const { title, nominations, drafts } = board.data;
  const entries = nominations.flatMap((nomination) => nomination.entries);
  return (
    <Page
      title={title}
      width="wide"
      lead={
        <>
          {t('board.lead', { count: entries.length })}
          {drafts > 0 && ` · ${t('board.drafts', { count: drafts })}`} ·{' '}
          <Link to="/contests/$contestId" params={{ contestId }}>
            {t('setup.toPage')}
          </Link>
        </>
      }
    >
      <div className="stack">
        <ContestSigning
          contestId={contestId}
          board={board.data}
          onChanged={() => queries.invalidateQueries({ queryKey: ['contests'] })}
        />
        {entries.length === 0 && (
          <Card>
            <EmptyState title={t('board.none')} />
          </Card>
        )}
        {nominations
          .filter((nomination) => nomination.entries.length > 0)
          .map((nomination) => (
            <Card key={nomination.id} title={t('works.nomination', { title: nomination.title })}>
              <Nomination board={board.data} nomination={nomination} />
            </Card>
          ))}
      </div>
    </Page>
  );
}

type NominationView = ContestBoard['nominations'][number];

function Nomination({ board, nomination }: { board: ContestBoard; nomination: NominationView }) {
  const { t } = useTranslation('contests');
  const formats = useFormats();
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="jury-matrix contest-matrix" tabIndex={0} role="group" aria-label={nomination.title}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('board.entry')}</th>
            <th scope="col">{t('board.place')}</th>
            <th scope="col">{t('board.sum', { max: formats.number(nomination.maxPoints) })}</th>
            {board.sheets.map((sheet) => (
              <th key={sheet.id} scope="col">
                {t('board.sheet', { title: sheet.title, max: formats.number(sheet.maxPoints) })}
              </th>
            ))}
            {board.experts.map((expert) => (
              <th key={expert.personId} scope="col">
                {expert.name}
              </th>
            ))}
            <th scope="col">{t('board.voices')}</th>
          </tr>
        </thead>
        <tbody>
          {nomination.entries.map((entry) => (
            <Row key={entry.id} board={board} entry={entry} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ board, entry }: { board: ContestBoard; entry: BoardEntry }) {
  const { t } = useTranslation('contests');
  const formats = useFormats();
  return (
    <tr>
      <th scope="row">
        {t('expertise.entry', { number: entry.number, title: entry.title ?? t('board.tied') })}
        {entry.author && (
          <span className="small muted">
            {entry.author}, {entry.school}
          </span>
        )}
      </th>
      <td className="num">
        {placeText(entry.place)} <Award words={board.words} status={entry.status} degree={entry.degree} />
      </td>
      <td className="num">
        <b>{formats.number(entry.points)}</b>
      </td>
      {entry.sheets.map((score, index) => (
        <td key={board.sheets[index]!.id} className="num">
          {score.mean === null ? '—' : formats.number(score.mean)}
          {score.isWide && (
            <span className="small bad-ink">{t('board.wide', { spread: formats.number(score.spread ?? 0) })}</span>
          )}
        </td>
      ))}
      {board.experts.map(({ personId }) => (
        <td key={personId} className="num">
          {entry.sheets
            .map(({ marks }) => marks.find(({ expertId }) => expertId === personId))
            .map((mark) => (!mark ? '—' : mark.isDone ? formats.number(mark.total) : '…'))
            .join(' / ')}
        </td>
      ))}
      <td className="num">{entry.voices}</td>
    </tr>
  );
}
