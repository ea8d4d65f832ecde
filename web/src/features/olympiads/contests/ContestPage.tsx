import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../i18n/format';
import { Card } from '../../../ui/Card';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { Page } from '../../../ui/Page';
import { Skeleton } from '../../../ui/Skeleton';
import { Tag } from '../../../ui/Tag';
import { useServerNow } from '../../../ui/time';
import { whileSeen } from '../../../ui/whileSeen';
import { isStaff, useMe } from '../../people/queries/me';
import { phaseKinds, phaseOf } from './phase';
import { contestQuery, type Contest } from './queries';
import { OwnDocuments } from './OwnDocuments';
import { SchoolDocuments } from './SchoolDocuments';
import { useContestHub } from './useContestHub';
import { Works } from './Works';
import './contests.css';

const route = getRouteApi('/frame/open/contests/$contestId');

/** Voices are seen as they come, however many vote: at most so often, and so often without the hub, ms. */
const voices = 5_000;

/** The announcement of a contest, its works while the public votes, and its results. */
export function ContestPage() {
  const { t } = useTranslation('contests');
  const { contestId } = route.useParams();
  const me = useMe();
  const canVote = useQuery({ ...contestQuery(contestId), select: (held) => held.canVote }).data ?? false;
  const isLive = useContestHub(contestId, contestQuery(contestId).queryKey, voices, canVote);
  const contest = useQuery({
    ...contestQuery(contestId),
    refetchInterval: ({ state }) =>
      canVote && !isLive ? voices : state.data && state.data.works.length > 0 ? whileSeen : false,
  });
  const phase = useContestPhase(contest.data);
  if (!contest.data)
    return (
      <Page title={t('list.title')}>{contest.isError ? <ErrorNotice error={contest.error} /> : <Skeleton />}</Page>
    );
  const { settings, works, signing } = contest.data;
  return (
    <Page
      title={settings.title}
      lead={t(`kind.${contest.data.kind}`)}
      action={phase && <Tag kind={phaseKinds[phase]}>{t(`phase.${phase}`)}</Tag>}
    >
      <div className="stack">
        <Ways contest={contest.data} />
        {signing && me && <OwnDocuments contestId={contestId} />}
        {signing && <SchoolDocuments contestId={contestId} />}
        {works.length > 0 && <Works contest={contest.data} />}
        {signing && works.length === 0 && <p className="muted">{t('works.none')}</p>}
        <About contest={contest.data} />
      </div>
    </Page>
  );
}

function useContestPhase(contest: Contest | undefined) {
  const now = useServerNow(30_000);
  return contest && phaseOf({ ...contest, ...contest.settings, signed: contest.signing !== null }, now);
}

/** What the viewer can go on to. */
function Ways({ contest }: { contest: Contest }) {
  const { t } = useTranslation('contests');
  const me = useMe();
  const params = { contestId: contest.id };
  const enters = me?.roles.some((role) =>
    contest.kind === 'teachers' ? role === 'teacher' : role === 'pupil' || role === 'coordinator',
  );
  return (
    <div className="line">
      {enters && (
        <Link className="btn primary" to="/contests/$contestId/entries" params={params}>
          {t(me?.roles.includes('coordinator') ? 'ways.schoolEntries' : 'ways.entries')}
        </Link>
      )}
      {me?.roles.some((role) => role === 'juror' || role === 'chair') && (
        <Link className="btn ghost" to="/expertise">
          {t('ways.expertise')}
        </Link>
      )}
      {me && isStaff(me) && (
        <>
          <Link className="btn ghost" to="/contests/$contestId/board" params={params}>
            {t('ways.board')}
          </Link>
          <Link className="btn ghost" to="/contests/$contestId/setup" params={params}>
            {t('ways.setup')}
          </Link>
        </>
      )}
    </div>
  );
}

function About({ contest: { id, settings, regulationsName, nominations, sheets } }: { contest: Contest }) {
  const { t } = useTranslation('contests');
  const formats = useFormats();
  return (
    <>
      <Card title={t('about.title')}>
        <div className="stack">
          {settings.about && <p className="contest-text">{settings.about}</p>}
          <dl className="contest-facts">
            <dt>{t('about.entries')}</dt>
            <dd className="num">{formats.span(settings.entries.from, settings.entries.until)}</dd>
            <dt>{t('about.marking')}</dt>
            <dd className="num">{formats.span(settings.marking.from, settings.marking.until)}</dd>
            {settings.talksOn && (
              <>
                <dt>{t('about.talks')}</dt>
                <dd className="num">{formats.date(settings.talksOn)}</dd>
              </>
            )}
            {settings.voting && (
              <>
                <dt>{t('about.voting')}</dt>
                <dd className="num">{formats.span(settings.voting.from, settings.voting.until)}</dd>
              </>
            )}
            <dt>{t('about.nominations')}</dt>
            <dd>{nominations.map(({ title }) => title).join('; ')}</dd>
            {regulationsName && (
              <>
                <dt>{t('about.regulations')}</dt>
                <dd>
                  <a href={`/api/contests/${id}/regulations`}>{regulationsName}</a>
                </dd>
              </>
            )}
          </dl>
        </div>
      </Card>
      <Card title={t('about.criteria')}>
        {sheets.map((sheet) => (
          <details key={sheet.id}>
            <summary>
              {sheet.title}
              {sheet.weight !== 1 && ` · ${t('about.weight', { weight: formats.number(sheet.weight) })}`}
            </summary>
            <ul>
              {sheet.criteria.map((criterion) => (
                <li key={criterion.id}>
                  {criterion.text}{' '}
                  <span className="muted num">— {t('about.upTo', { max: formats.number(criterion.maxPoints) })}</span>
                </li>
              ))}
            </ul>
          </details>
        ))}
      </Card>
    </>
  );
}
