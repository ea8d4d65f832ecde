import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../i18n/format';
import { Card } from '../../../ui/Card';
import { DataTable, type Column } from '../../../ui/DataTable';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { ExportLink } from '../../../ui/ExportLink';
import { Page } from '../../../ui/Page';
import { Skeleton } from '../../../ui/Skeleton';
import { placeText } from '../standings/distribution';
import { Award } from './Award';
import { ContestSigning } from './ContestSigning';
import { contestBoardQuery, type BoardEntry, type ContestBoard } from './queries';
import { useContestHub } from './useContestHub';
import './contests.css';
import '../jury/jury.css';

const route = getRouteApi('/frame/shell/contests/$contestId/board');

/** Marks come while one looks: they are read at most so often; without the hub, and for consents, of which it does not tell, so often, ms. */
const [rest, alone, consents] = [2_000, 10_000, 60_000];

/** Each entry with what each expert made of it, the rating, and the chair's signature. */
export function ContestBoardPage() {
  const { t } = useTranslation('contests');
  const { contestId } = route.useParams();
  const queries = useQueryClient();
  const query = contestBoardQuery(contestId);
  const isLive = useContestHub(contestId, query.queryKey, rest);
  const board = useQuery({ ...query, refetchInterval: isLive ? consents : alone });
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
        {entries.length > 0 && (
          <div className="line">
            <ExportLink list={`/api/contests/${contestId}/board`} />
          </div>
        )}
        {nominations
          .filter((nomination) => nomination.entries.length > 0)
          .map((nomination, index) => (
            <Card key={nomination.id} title={t('works.nomination', { title: nomination.title })}>
              <Nomination board={board.data} nomination={nomination} name={`n${String(index + 1)}`} />
            </Card>
          ))}
      </div>
    </Page>
  );
}

type NominationView = ContestBoard['nominations'][number];

function Nomination({ board, nomination, name }: { board: ContestBoard; nomination: NominationView; name: string }) {
  const { t } = useTranslation('contests');
  const formats = useFormats();
  const titleOf = (entry: BoardEntry) => entry.title ?? t('board.tied');
  const columns: Column<BoardEntry>[] = [
    {
      id: 'entry',
      header: t('board.entry'),
      value: (entry) => `${String(entry.number)} ${titleOf(entry)} ${entry.author ?? ''} ${entry.school ?? ''}`,
      cell: (entry) => (
        <>
          {t('expertise.entry', { number: entry.number, title: titleOf(entry) })}
          {entry.author && (
            <p className="small muted">
              {entry.author}, {entry.school}
            </p>
          )}
        </>
      ),
    },
    {
      id: 'place',
      header: t('board.place'),
      value: (entry) => entry.place.from,
      cell: (entry) => (
        <span className="num">
          {placeText(entry.place)} <Award words={board.words} status={entry.status} degree={entry.degree} />
        </span>
      ),
    },
    {
      id: 'sum',
      header: t('board.sum', { max: formats.number(nomination.maxPoints) }),
      numeric: true,
      value: (entry) => entry.points,
      cell: (entry) => <b>{formats.number(entry.points)}</b>,
    },
    ...board.sheets.map((sheet, index): Column<BoardEntry> => ({
      id: `s${String(index)}`,
      header: t('board.sheet', { title: sheet.title, max: formats.number(sheet.maxPoints) }),
      numeric: true,
      value: (entry) => entry.sheets[index]!.mean ?? undefined,
      cell: (entry) => <SheetScore score={entry.sheets[index]!} />,
    })),
    ...board.experts.map(({ personId, name: expert }): Column<BoardEntry> => ({
      id: personId,
      header: expert,
      numeric: true,
      cell: (entry) =>
        entry.sheets
          .map(({ marks }) => marks.find(({ expertId }) => expertId === personId))
          .map((mark) => (!mark ? '—' : mark.isDone ? formats.number(mark.total) : '…'))
          .join(' / '),
    })),
    {
      id: 'voices',
      header: t('board.voices'),
      numeric: true,
      value: (entry) => entry.voices,
      cell: (entry) => entry.voices,
    },
  ];
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="table-wide" tabIndex={0} role="group" aria-label={nomination.title}>
      <DataTable
        name={name}
        caption={t('works.nomination', { title: nomination.title })}
        columns={columns}
        rows={nomination.entries}
        rowKey={(entry) => entry.id}
        defaultSort="place"
      />
    </div>
  );
}

function SheetScore({ score }: { score: BoardEntry['sheets'][number] }) {
  const { t } = useTranslation('contests');
  const formats = useFormats();
  return (
    <>
      {score.mean === null ? '—' : formats.number(score.mean)}
      {score.isWide && (
        <p className="small bad-ink">{t('board.wide', { spread: formats.number(score.spread ?? 0) })}</p>
      )}
    </>
  );
}
