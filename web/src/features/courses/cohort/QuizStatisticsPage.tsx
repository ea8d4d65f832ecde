import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../i18n/format';
import { AddressFilter, useAddressValue } from '../../../ui/AddressFilter';
import { Card } from '../../../ui/Card';
import { DataTable, type Column } from '../../../ui/DataTable';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorNotice, Notice } from '../../../ui/ErrorNotice';
import { Page } from '../../../ui/Page';
import { Skeleton } from '../../../ui/Skeleton';
import { Tag } from '../../../ui/Tag';
import type { QuestionType } from '../../assessment/editor/types';
import { isStaff, useMe } from '../../people/queries/me';
import { quizStatisticsQuery, type QuizStatistics, type QuizStatisticsQuestion } from '../queries/cohorts';
import { QuizOptions } from './QuizOptions';
import '../quiz/quiz.css';

const route = getRouteApi('/frame/shell/cohorts/$cohortId/units/$unitId/quiz');

/** What the questions of a quiz are worth, by how a cohort answered them. */
export function QuizStatisticsPage() {
  const { t } = useTranslation('quizDesk');
  const { cohortId, unitId } = route.useParams();
  const statistics = useQuery(quizStatisticsQuery(cohortId, unitId));
  const back = (
    <Link to="/cohorts/$cohortId" params={{ cohortId }}>
      {t('statistics.toCohort')}
    </Link>
  );
  if (!statistics.data)
    return (
      <Page title={t('statistics.title')} width="wide" lead={back}>
        {statistics.isError ? <ErrorNotice error={statistics.error} /> : <Skeleton lines={8} />}
      </Page>
    );
  const { data } = statistics;
  return (
    <Page title={t('statistics.heading', { unit: data.unitTitle })} width="wide" lead={back}>
      {data.tries === 0 ? (
        <Card>
          <EmptyState title={t('statistics.none')}>{t('statistics.noneHint')}</EmptyState>
        </Card>
      ) : (
        <div className="stack">
          <Summary data={data} />
          <Questions data={data} exportList={`/api/cohorts/${cohortId}/units/${unitId}/quiz-statistics`} />
        </div>
      )}
    </Page>
  );
}

/** As is commonly held: good from 0.7, fair from 0.5. */
const alphaWord = (alpha: number) => (alpha >= 0.7 ? 'alphaGood' : alpha >= 0.5 ? 'alphaFair' : 'alphaPoor');

function Summary({ data }: { data: QuizStatistics }) {
  const { t } = useTranslation('quizDesk');
  const formats = useFormats();
  const { alpha, meanShare, tries, neededTries } = data;
  return (
    <Card>
      <div className="stack tight">
        <p>{t('statistics.tries', { count: tries })}</p>
        {tries < neededTries && <Notice kind="warn">{t('statistics.tooFew', { count: neededTries })}</Notice>}
        <dl className="quiz-facts">
          <div>
            <dt>{t('statistics.mean')}</dt>
            <dd className="num">
              {meanShare === null ? '—' : formats.number(meanShare, { style: 'percent', maximumFractionDigits: 0 })}
            </dd>
          </div>
          <div>
            <dt>{t('statistics.alpha')}</dt>
            <dd className="num">
              {alpha === null ? t('statistics.alphaNone') : formats.number(alpha, { maximumFractionDigits: 2 })}
            </dd>
          </div>
        </dl>
        {alpha !== null && <p className="small muted">{t(`statistics.${alphaWord(alpha)}`)}</p>}
      </div>
    </Card>
  );
}

function Questions({ data, exportList }: { data: QuizStatistics; exportList: string }) {
  const { t } = useTranslation(['quizDesk', 'assessment']);
  const formats = useFormats();
  const me = useMe();
  // The bank is the cabinet's: a tutor may have no way into it.
  const mayOpen = me !== undefined && isStaff(me);
  const shown = useAddressValue('shown');
  const columns: Column<QuizStatisticsQuestion>[] = [
    {
      id: 'title',
      header: t('statistics.question'),
      value: (row) => row.title,
      cell: (row) =>
        mayOpen ? (
          <Link to="/questions/$bankId/$questionId" params={{ bankId: row.bankId, questionId: row.questionId }}>
            {row.title || t('pick.untitled')}
          </Link>
        ) : (
          row.title || t('pick.untitled')
        ),
    },
    {
      id: 'type',
      header: t('statistics.type'),
      value: (row) => t(`assessment:type.${row.type as QuestionType}`),
      cell: (row) => t(`assessment:type.${row.type as QuestionType}`),
    },
    {
      id: 'asked',
      header: t('statistics.asked'),
      numeric: true,
      value: (row) => row.asked,
      cell: (row) => formats.number(row.asked),
    },
    {
      id: 'facility',
      header: t('statistics.facility'),
      numeric: true,
      value: (row) => row.facility ?? undefined,
      cell: (row) =>
        row.facility === null ? '—' : formats.number(row.facility, { style: 'percent', maximumFractionDigits: 0 }),
    },
    {
      id: 'discrimination',
      header: t('statistics.discrimination'),
      numeric: true,
      value: (row) => row.discrimination ?? undefined,
      cell: (row) =>
        row.discrimination === null ? '—' : formats.number(row.discrimination, { maximumFractionDigits: 2 }),
    },
    {
      id: 'verdict',
      header: t('statistics.verdict'),
      plain: true,
      value: (row) => row.flags.map((flag) => t(`statistics.flags.${flag}`)).join(' '),
      cell: (row) => <Verdict row={row} />,
    },
    { id: 'answers', header: t('statistics.answers'), cell: (row) => <QuizOptions row={row} /> },
  ];
  return (
    <>
      <p className="small muted">{t('statistics.facilityHint')}</p>
      <DataTable
        caption={t('statistics.title')}
        columns={columns}
        rows={shown === 'flagged' ? data.questions.filter(({ flags }) => flags.length > 0) : data.questions}
        rowKey={({ versionId }) => versionId}
        exportList={exportList}
        filters={
          <AddressFilter
            name="shown"
            label={t('statistics.filter')}
            options={[['flagged', t('statistics.onlyFlagged')]]}
          />
        }
      />
    </>
  );
}

/** By shape and word, and a sentence of what it means. */
function Verdict({ row }: { row: QuizStatisticsQuestion }) {
  const { t } = useTranslation('quizDesk');
  if (row.flags.length === 0)
    return row.facility === null || row.discrimination === null ? (
      <Tag kind="none">{t('statistics.noData')}</Tag>
    ) : (
      <Tag kind="ok">{t('statistics.flags.fine')}</Tag>
    );
  return (
    <div className="stack tight quiz-verdict">
      {row.flags.map((flag) => (
        <div key={flag}>
          <Tag kind={flag === 'weak' ? 'bad' : 'warn'}>{t(`statistics.flags.${flag}`)}</Tag>
          <p className="small muted">{t(`statistics.means.${flag}`)}</p>
        </div>
      ))}
    </div>
  );
}
