import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ErrorNotice, Notice } from '../../../ui/ErrorNotice';
import { Page } from '../../../ui/Page';
import { Skeleton } from '../../../ui/Skeleton';
import { ArchiveButton } from '../ArchiveButton';
import { questionQuery } from '../queries';
import { QuestionForm } from './QuestionForm';
import type { Draft } from './types';

const route = getRouteApi('/frame/shell/questions/$bankId/$questionId');

/** The last version of a question, to be revised. */
export function QuestionPage() {
  const { t } = useTranslation('assessment');
  const queries = useQueryClient();
  const { bankId, questionId } = route.useParams();
  const query = questionQuery(questionId);
  // Reading it again by itself would be one more line of the audit log, and could not be shown over what is being written.
  const question = useQuery({ ...query, staleTime: Infinity, gcTime: 0 });
  const data = question.data;
  const title = data?.draft.title || t('bank.untitled');
  const readAgain = () => queries.invalidateQueries({ queryKey: query.queryKey });
  return (
    <Page
      title={title}
      width="wide"
      action={data && <ArchiveButton id={questionId} title={title} archived={data.archived} onDone={readAgain} />}
    >
      <ErrorNotice error={question.error} />
      {question.isPending && <Skeleton lines={8} />}
      {data?.archived && <Notice>{t('archive.here')}</Notice>}
      {data && (
        <QuestionForm
          key={questionId}
          id={questionId}
          bankId={bankId}
          number={data.number}
          used={data.used}
          initial={{
            subject: data.subject,
            gradeFrom: data.gradeFrom,
            gradeTo: data.gradeTo,
            tags: data.tags,
            draft: data.draft as Draft,
          }}
          onSaved={readAgain}
        />
      )}
    </Page>
  );
}
