import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useBlocker } from '@tanstack/react-router';
import { useRef, useState, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../../../api/client';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { ErrorNotice, Notice } from '../../../ui/ErrorNotice';
import { codeText } from '../../../ui/errorText';
import { CheckField, TextField } from '../../../ui/Field';
import { Grade } from '../ImportDialog';
import { banksQuery } from '../queries';
import { AnswerFields } from './AnswerFields';
import { NumberField } from './fields';
import { MarkdownField } from './MarkdownField';
import { Preview, usePreview } from './Preview';
import type { Draft, Problems } from './types';
import '../assessment.css';

export interface Edited {
  subject: string;
  gradeFrom: number;
  gradeTo: number;
  tags: string[];
  draft: Draft;
}

interface Props {
  id: string;
  bankId: string;
  /** Of the version that is edited; 0 for a new question. */
  number: number;
  /** Stands in a paper: a change makes a new version. */
  used: boolean;
  initial: Edited;
  onSaved: () => Promise<unknown>;
  children?: ReactNode;
}

/** A question with its answer and points, and beside it how it will look. */
export function QuestionForm({ id, bankId, number, used, initial, onSaved, children }: Props) {
  const { t } = useTranslation(['assessment', 'common']);
  const queries = useQueryClient();
  const [draft, setDraft] = useState(initial.draft);
  const [gradeFrom, setFrom] = useState(initial.gradeFrom);
  const [gradeTo, setTo] = useState(initial.gradeTo);
  const [tags, setTags] = useState(initial.tags.join(', '));
  const dirty = useRef(false);
  const preview = usePreview(draft);
  const found = preview.data?.problems ?? [];
  const problems: Problems = {
    at: (path) => {
      const codes = [...new Set(found.filter((problem) => problem.path === path).map((problem) => problem.code))];
      return codes.length > 0 ? codes.map((code) => codeText(code)).join(' ') : undefined;
    },
  };
  const change = (part: Partial<Draft>) => {
    dirty.current = true;
    setDraft({ ...draft, ...part });
  };
  const points = (part: Partial<Draft['points']>) => change({ points: { ...draft.points, ...part } });
  const wrongGrades = gradeFrom > gradeTo && codeText('assessment.question.grades-range');

  const save = useMutation({
    mutationFn: () =>
      body(
        api.PUT('/api/questions/{id}', {
          params: { path: { id } },
          body: {
            bankId,
            subject: initial.subject,
            gradeFrom,
            gradeTo,
            tags: tags.split(',').filter((tag) => tag.trim() !== ''),
            number,
            draft,
          },
        }),
      ),
    onSuccess: async () => {
      dirty.current = false;
      await queries.invalidateQueries({ queryKey: banksQuery.queryKey });
      await onSaved();
    },
  });

  useBlocker({
    shouldBlockFn: () => dirty.current && !window.confirm(t('editor.leave')),
    enableBeforeUnload: () => dirty.current,
  });

  return (
    <form
      className="stack"
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        if (!save.isPending && !wrongGrades) save.mutate();
      }}
    >
      <Link to="/questions/$bankId" params={{ bankId }}>
        ← {t('editor.toBank')}
      </Link>
      {used && <Notice>{t('editor.used', { number, next: number + 1 })}</Notice>}
      {save.isSuccess && (
        <Notice kind="ok">
          {t(save.data.problems.length > 0 ? 'editor.savedUnfinished' : 'editor.saved', {
            number: save.data.number,
          })}
        </Notice>
      )}
      <div className="editor">
        <div className="stack">
          {children}
          <Card title={t('editor.statement')}>
            <div className="stack">
              <TextField
                label={t('editor.title')}
                maxLength={200}
                value={draft.title}
                error={problems.at('title')}
                onChange={(event) => change({ title: event.target.value })}
              />
              <MarkdownField
                label={t('editor.text')}
                hint={t(draft.body.type === 'gapText' ? 'editor.gapTextHint' : 'editor.textHint')}
                rows={draft.body.type === 'gapText' ? 3 : 8}
                value={draft.statement}
                error={problems.at('statement')}
                onChange={(statement) => change({ statement })}
              />
            </div>
          </Card>
          <Card title={t('editor.answer')}>
            <AnswerFields
              key={draft.body.type}
              draft={draft}
              problems={problems}
              onChange={(nextBody, key) => change({ body: nextBody, key })}
            />
          </Card>
          <Card title={t('editor.pointsAndPlace')}>
            <div className="stack">
              <div className="field-row">
                <NumberField
                  label={t('editor.maxPoints')}
                  min={0}
                  value={draft.points.maxPoints}
                  error={problems.at('points.maxPoints')}
                  onChange={(maxPoints) => points({ maxPoints })}
                />
                <NumberField
                  label={t('editor.penalty')}
                  min={0}
                  value={draft.points.penalty}
                  error={problems.at('points.penalty')}
                  onChange={(penalty) => points({ penalty })}
                />
                <Grade
                  label={t('grades.from')}
                  value={gradeFrom}
                  onChange={(grade) => {
                    dirty.current = true;
                    setFrom(grade);
                  }}
                />
                <Grade
                  label={t('grades.to')}
                  value={gradeTo}
                  error={wrongGrades}
                  onChange={(grade) => {
                    dirty.current = true;
                    setTo(grade);
                  }}
                />
              </div>
              <CheckField
                label={t('editor.negative')}
                checked={draft.points.allowNegative}
                onChange={(event) => points({ allowNegative: event.target.checked })}
              />
              <TextField
                label={t('editor.tags')}
                hint={t('editor.tagsHint')}
                value={tags}
                onChange={(event) => {
                  dirty.current = true;
                  setTags(event.target.value);
                }}
              />
            </div>
          </Card>
          <ErrorNotice error={save.error} />
          <div className="line">
            <Button type="submit" busy={save.isPending}>
              {t(used ? 'editor.saveVersion' : 'common:save')}
            </Button>
          </div>
        </div>
        <Preview key={draft.body.type} preview={preview} />
      </div>
    </form>
  );
}
