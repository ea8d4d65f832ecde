import '../../../../sitting/sitting.css';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../../../../api/client';
import { useFormats } from '../../../../i18n/format';
import type { Answer, Task } from '../../../../sitting/contract';
import { Html } from '../../../../sitting/questions/Html';
import { Question } from '../../../../sitting/questions/Question';
import { Button } from '../../../../ui/Button';
import { ErrorNotice } from '../../../../ui/ErrorNotice';
import { Skeleton } from '../../../../ui/Skeleton';

/** A draw of the quiz as a learner may get it: all tasks below each other. */
export function QuizPreview({ courseId, unitId, version }: { courseId: string; unitId: string; version: number }) {
  const { t } = useTranslation(['quizDesk', 'attempt']);
  const formats = useFormats();
  const [answers, setAnswers] = useState<Record<string, Answer | null>>({});
  const preview = useQuery({
    queryKey: ['courses', courseId, 'units', unitId, 'quiz-preview', version],
    queryFn: () =>
      body(api.GET('/api/courses/{id}/units/{unitId}/quiz-preview', { params: { path: { id: courseId, unitId } } })),
    gcTime: 0,
    staleTime: Infinity,
  });
  if (!preview.data) return preview.isError ? <ErrorNotice error={preview.error} /> : <Skeleton lines={6} />;
  const tasks = preview.data.tasks as Task[];
  return (
    <div className="stack">
      <p className="small muted">{t('preview.hint')}</p>
      <ol role="list" className="quiz-preview">
        {tasks.map((task, index) => {
          const id = `statement-${task.id}`;
          return (
            <li key={task.id}>
              <p className="small muted">
                {t('attempt:task.of', { number: index + 1, count: tasks.length })} ·{' '}
                {t('points', { count: task.maxPoints, formatted: formats.number(task.maxPoints) })}
              </p>
              <Html id={id} className="statement" html={task.statementHtml} />
              <Question
                body={task.body}
                answer={answers[task.id] ?? null}
                onChange={(answer) => setAnswers((known) => ({ ...known, [task.id]: answer }))}
                locked={false}
                seed={`preview ${task.id}`}
                statementId={id}
              />
            </li>
          );
        })}
      </ol>
      <div className="line">
        <Button kind="ghost" busy={preview.isFetching} onClick={() => void preview.refetch()}>
          {t('preview.again')}
        </Button>
      </div>
    </div>
  );
}
