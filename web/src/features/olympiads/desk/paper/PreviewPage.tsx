import { useQuery } from '@tanstack/react-query';
import { Link, getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../../i18n/format';
import { Card } from '../../../../ui/Card';
import { ErrorNotice, Notice } from '../../../../ui/ErrorNotice';
import { Skeleton } from '../../../../ui/Skeleton';
import type { Answer } from '../../attempt/contract';
import { Html } from '../../attempt/questions/Html';
import { Question } from '../../attempt/questions/Question';
import { previewQuery } from '../queries';
import '../../../../ui/field.css';
import '../../attempt/attempt.css';

const route = getRouteApi('/frame/shell/olympiads/$olympiadId/papers/$paperId/preview');

/** The paper as its participants see it. What is answered here stays nowhere. */
export function PreviewPage() {
  const { t } = useTranslation('desk');
  const formats = useFormats();
  const { olympiadId, paperId } = route.useParams();
  const preview = useQuery(previewQuery(paperId));
  const [answers, setAnswers] = useState<Record<string, Answer | null>>({});
  const paper = preview.data;
  return (
    <div className="stack preview">
      <Link to="/olympiads/$olympiadId/papers/$paperId" params={{ olympiadId, paperId }}>
        ← {t('paper.back')}
      </Link>
      <Notice>{t('paper.previewHint')}</Notice>
      <ErrorNotice error={preview.error} />
      {preview.isPending && <Skeleton lines={8} />}
      {paper && (
        <Card title={paper.title}>
          <Html html={paper.instructionsHtml} />
        </Card>
      )}
      {paper?.tasks.map((task) => (
        <Card
          key={task.id}
          title={t('paper.task', { number: task.position })}
          action={
            <span className="muted num">
              {t('paper.points', { count: task.maxPoints, formatted: formats.number(task.maxPoints) })}
            </span>
          }
        >
          <div className="stack">
            <Html id={`statement-${task.id}`} html={task.statementHtml} />
            <Question
              body={task.body}
              answer={answers[task.id] ?? null}
              onChange={(answer) => setAnswers({ ...answers, [task.id]: answer })}
              locked={false}
              seed={task.id}
              statementId={`statement-${task.id}`}
            />
          </div>
        </Card>
      ))}
    </div>
  );
}
