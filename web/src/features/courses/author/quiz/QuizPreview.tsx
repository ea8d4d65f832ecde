import '../../../../sitting/sitting.css';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../../../../api/client';
import { useFormats } from '../../../../i18n/format';
import { textOf } from '../../../../sitting/answers';
import type { Answer, Task } from '../../../../sitting/contract';
import { Html } from '../../../../sitting/questions/Html';
import { Question } from '../../../../sitting/questions/Question';
import { Button } from '../../../../ui/Button';
import { ErrorNotice } from '../../../../ui/ErrorNotice';
import { Skeleton } from '../../../../ui/Skeleton';
import { QuizTrial } from './QuizTrial';

interface Props {
  courseId: string;
  unitId: string;
  /** Of the content. */
  version: number;
  /** @param share Of the points, once there are enough of them. */
  onPassed?: (share: number) => void;
}

/** A draw of the quiz as a learner may get it: all tasks below each other, which can be answered and scored, and nothing is stored. */
export function QuizPreview({ courseId, unitId, version, onPassed }: Props) {
  const { t } = useTranslation(['quizDesk', 'attempt', 'courseDesk']);
  const formats = useFormats();
  const [answers, setAnswers] = useState<Record<string, Answer | null>>({});
  const path = { id: courseId, unitId };
  const preview = useQuery({
    queryKey: ['courses', courseId, 'units', unitId, 'quiz-preview', version],
    queryFn: () => body(api.GET('/api/courses/{id}/units/{unitId}/quiz-preview', { params: { path } })),
    gcTime: 0,
    staleTime: Infinity,
  });
  const tasks = (preview.data?.tasks ?? []) as Task[];
  const score = useMutation({
    mutationFn: (seed: string) =>
      body(
        api.POST('/api/courses/{id}/units/{unitId}/quiz-preview/score', {
          params: { path },
          body: {
            seed,
            answers: Object.fromEntries(
              tasks.flatMap(({ id }) => (answers[id] ? [[id, textOf(answers[id])]] : [])),
            ) as Record<string, string>,
          },
        }),
      ),
    onSuccess: ({ passed, share }) => {
      if (passed) onPassed?.(share);
    },
  });
  if (!preview.data) return preview.isError ? <ErrorNotice error={preview.error} /> : <Skeleton lines={6} />;
  const { seed } = preview.data;
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
        {tasks.length > 0 && (
          <Button kind="ghost" busy={score.isPending} onClick={() => score.mutate(seed)}>
            {t('courseDesk:trial.score')}
          </Button>
        )}
        <Button
          kind="ghost"
          busy={preview.isFetching}
          onClick={() => {
            score.reset();
            setAnswers({});
            void preview.refetch();
          }}
        >
          {t('preview.again')}
        </Button>
      </div>
      <ErrorNotice error={score.error} />
      {score.data && <QuizTrial seed={seed} tasks={tasks} result={score.data} />}
    </div>
  );
}
