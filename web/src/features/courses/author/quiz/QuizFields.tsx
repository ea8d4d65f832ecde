import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../../i18n/format';
import { Button } from '../../../../ui/Button';
import { useKeptFocus } from '../../../../ui/useKeptFocus';
import { newId } from '../../ids';
import type { QuizDraft, QuizPart, QuizQuestion } from '../../quiz/contract';
import { DrawFields } from './DrawFields';
import { PartTools } from './PartTools';
import { QuestionFields } from './QuestionFields';
import { QuestionPicker } from './QuestionPicker';
import { movedPart, newQuestion } from './quizDraft';
import { QuizSettings } from './QuizSettings';
import { useQuestions, useSum } from './useQuestions';

interface Props {
  quiz: QuizDraft;
  saved: readonly QuizQuestion[];
  onChange: (quiz: QuizDraft) => void;
}

/** What a quiz asks, and how it is taken. */
export function QuizFields({ quiz, saved, onChange }: Props) {
  const { t } = useTranslation('quizDesk');
  const formats = useFormats();
  const [isPicking, setPicking] = useState(false);
  const { parts } = quiz;
  const questions = useQuestions(saved);
  const sum = useSum(parts, questions.of);
  const kept = useKeptFocus(parts.length);
  const count = parts.reduce((all, part) => all + (part.type === 'draw' ? part.count : 1), 0);
  const put = (next: QuizPart[]) => onChange({ ...quiz, parts: next });
  const change = (part: QuizPart) => put(parts.map((known) => (known.id === part.id ? part : known)));
  return (
    <>
      <fieldset className="stack">
        <legend>
          <h3>{t('parts')}</h3>
        </legend>
        {parts.length === 0 && <p className="muted">{t('none')}</p>}
        <ol role="list" className="quiz-parts" {...kept}>
          {parts.map((part, index) => {
            const known = part.type === 'question' ? questions.of(part.versionId) : undefined;
            const title = part.type === 'draw' ? t('draw') : known ? known.title || t('pick.untitled') : t('unknown');
            return (
              <li key={part.id}>
                <div className="quiz-part-head">
                  <span className="num muted">{index + 1}</span>
                  <b>{title}</b>
                  {known && (
                    <span className="small muted num">
                      {t('points', { count: known.maxPoints, formatted: formats.number(known.maxPoints) })}
                    </span>
                  )}
                  <PartTools
                    title={title}
                    mayRise={index > 0}
                    mayFall={index < parts.length - 1}
                    onMove={(step) => {
                      const next = movedPart(parts, index, step);
                      if (next) put(next);
                    }}
                    onRemove={() => put(parts.filter(({ id }) => id !== part.id))}
                  />
                </div>
                {part.type === 'draw' ? (
                  <DrawFields part={part} onChange={change} />
                ) : (
                  <QuestionFields part={part} question={known} onChange={change} onTaken={questions.remember} />
                )}
              </li>
            );
          })}
        </ol>
        {parts.length > 0 && sum && (
          <p className="muted">
            {t('questions', { count })}.{' '}
            {sum.from === sum.to
              ? t('total', { points: formats.number(sum.to) })
              : t('totalRange', { from: formats.number(sum.from), to: formats.number(sum.to) })}
          </p>
        )}
        <div className="line">
          <Button kind="ghost" onClick={() => setPicking(true)}>
            {t('addQuestions')}
          </Button>
          <Button
            kind="ghost"
            onClick={() =>
              put([...parts, { type: 'draw', id: newId(), bankId: '', count: 5, subject: null, tags: [], grade: null }])
            }
          >
            {t('addDraw')}
          </Button>
        </div>
        <p className="small muted">
          {t('import')} <Link to="/questions">{t('toBanks')}</Link>
        </p>
      </fieldset>
      <QuizSettings quiz={quiz} onChange={onChange} />
      {isPicking && (
        <QuestionPicker
          present={parts.flatMap((part) => (part.type === 'question' ? [part.versionId] : []))}
          onClose={() => setPicking(false)}
          onTaken={(bankId, rows) => {
            rows.forEach((row) => questions.remember(bankId, row));
            put([...parts, ...rows.map(({ versionId }) => newQuestion(newId(), versionId))]);
            setPicking(false);
          }}
        />
      )}
    </>
  );
}
