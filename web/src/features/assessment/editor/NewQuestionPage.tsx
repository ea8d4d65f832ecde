import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../../ui/Card';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { SelectField } from '../../../ui/Field';
import { Page } from '../../../ui/Page';
import { Skeleton } from '../../../ui/Skeleton';
import { newRandomId as newId } from '../../../sitting/journal/chain';
import { banksQuery } from '../queries';
import { freshDraft } from './fresh';
import { QuestionForm } from './QuestionForm';
import { questionTypes, type QuestionType } from './types';

const route = getRouteApi('/frame/shell/questions/$bankId/new');

/** A new question: its type first, because the rest hangs on it. */
export function NewQuestionPage() {
  const { t } = useTranslation('assessment');
  const navigate = useNavigate();
  const { bankId } = route.useParams();
  const banks = useQuery(banksQuery);
  const bank = banks.data?.find((known) => known.id === bankId);
  const [type, setType] = useState<QuestionType>('choice');
  // Chosen here, so that sending it twice makes one question.
  const [id] = useState(newId);
  return (
    <Page title={t('editor.new')} width="wide">
      <ErrorNotice error={banks.error} />
      {banks.isPending && <Skeleton lines={8} />}
      {bank && (
        <QuestionForm
          key={type}
          id={id}
          bankId={bankId}
          number={0}
          used={false}
          initial={{ subject: bank.subject, gradeFrom: 7, gradeTo: 11, tags: [], draft: freshDraft(type) }}
          onSaved={() => navigate({ to: '/questions/$bankId/$questionId', params: { bankId, questionId: id } })}
        >
          <Card>
            <SelectField
              label={t('editor.type')}
              hint={t('editor.typeHint')}
              value={type}
              onChange={(event) => setType(event.target.value as QuestionType)}
            >
              {questionTypes.map((known) => (
                <option key={known} value={known}>
                  {t(`type.${known}`)}
                </option>
              ))}
            </SelectField>
          </Card>
        </QuestionForm>
      )}
    </Page>
  );
}
