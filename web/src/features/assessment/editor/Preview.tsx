import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../../../api/client';
import { Card } from '../../../ui/Card';
import { ErrorNotice, Notice } from '../../../ui/ErrorNotice';
import { codeText } from '../../../ui/errorText';
import { Skeleton } from '../../../ui/Skeleton';
import type { Answer, QuestionBody } from '../../../sitting/contract';
import { Html } from '../../../sitting/questions/Html';
import { Question } from '../../../sitting/questions/Question';
import { noFile } from './fresh';
import type { Draft } from './types';
import '../../../sitting/sitting.css';

/** The draft as the server renders and checks it, asked when writing pauses. */
export function usePreview(draft: Draft) {
  const [asked, setAsked] = useState(draft);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(draft), 500);
    return () => clearTimeout(timer);
  }, [draft]);
  return useQuery({
    queryKey: ['questions', 'preview', asked],
    queryFn: () => body(api.POST('/api/questions/preview', { body: asked })),
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
}

/** How the participant will see the question, and everything that is still wrong with it. */
export function Preview({ preview }: { preview: ReturnType<typeof usePreview> }) {
  const { t } = useTranslation('assessment');
  const [answer, setAnswer] = useState<Answer | null>(null);
  const shown = preview.data;
  return (
    <Card title={t('editor.preview')}>
      <div className="stack">
        <ErrorNotice error={preview.error} />
        {!shown && preview.isPending && <Skeleton lines={4} />}
        {shown && (
          <>
            <Html id="question-preview" className="statement" html={shown.statementHtml} />
            {shown.body.type === 'hotspot' && shown.body.imageId === noFile ? null : (
              <Question
                body={shown.body as QuestionBody}
                answer={answer}
                onChange={setAnswer}
                locked={false}
                seed="preview"
                statementId="question-preview"
              />
            )}
            {shown.problems.length > 0 && (
              <Notice kind="warn">
                <p>{t('editor.unfinished', { count: shown.problems.length })}</p>
                <ul>
                  {[...new Set(shown.problems.map((problem) => problem.code))].map((code) => (
                    <li key={code}>{codeText(code)}</li>
                  ))}
                </ul>
              </Notice>
            )}
          </>
        )}
      </div>
    </Card>
  );
}
