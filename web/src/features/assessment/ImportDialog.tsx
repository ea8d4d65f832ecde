import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../../api/client';
import type { components } from '../../api/schema';
import { useFormats } from '../../i18n/format';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { ErrorNotice, Notice } from '../../ui/ErrorNotice';
import { codeText } from '../../ui/errorText';
import { SelectField } from '../../ui/Field';
import { FileDrop } from '../../ui/FileDrop';
import { Skeleton } from '../../ui/Skeleton';
import { Tag } from '../../ui/Tag';
import { Html } from '../../sitting/questions/Html';
import type { QuestionType } from './editor/types';

const maxSize = 50 * 1024 * 1024;
const grades = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];

type Found = components['schemas']['PreviewImportItem'];
type Problem = components['schemas']['PreviewImportProblem'];

interface Props {
  bankId: string;
  onClose: () => void;
  onImported: (count: number) => Promise<unknown>;
}

/** A file of questions: chosen, looked through with what is wrong in it, then taken into the bank. */
export function ImportDialog({ bankId, onClose, onImported }: Props) {
  const { t } = useTranslation(['assessment', 'common']);
  const formats = useFormats();
  const [file, setFile] = useState<File>();
  const [dropped, setDropped] = useState<ReadonlySet<number>>(new Set());
  /** Beyond the first page. */
  const [shown, setShown] = useState<Found[]>([]);
  const [from, setFrom] = useState(7);
  const [to, setTo] = useState(11);
  const params = { path: { bankId } };
  const look = (chosen: File, skip: number) => {
    const form = new FormData();
    form.set('file', chosen);
    return body(
      api.POST('/api/question-banks/{bankId}/import/preview', {
        params: { ...params, query: { skip } },
        body: form as never,
      }),
    );
  };
  const preview = useMutation({ mutationFn: (chosen: File) => look(chosen, 0), onMutate: () => setShown([]) });
  const found = preview.data;
  const questions = [...(found?.questions ?? []), ...shown];
  const left = (found?.count ?? 0) - questions.length;
  const more = useMutation({
    mutationFn: async () => {
      const page = await look(file!, questions.length);
      setShown([...shown, ...page.questions]);
    },
  });
  const count = (found?.count ?? 0) - dropped.size;
  const take = useMutation({
    mutationFn: async () => {
      const form = new FormData();
      form.set('file', file!);
      form.set('gradeFrom', String(from));
      form.set('gradeTo', String(to));
      for (const number of dropped) form.append('leftOut', String(number));
      const { created } = await body(
        api.POST('/api/question-banks/{bankId}/import', {
          params: { ...params, query: { sha256: found!.sha256 } },
          body: form as never,
        }),
      );
      await onImported(created);
    },
  });
  const wrongGrades = from > to;
  const ready = count > 0 && !wrongGrades;

  return (
    <Dialog title={t('import.heading')} onClose={onClose}>
      <div className="stack">
        <FileDrop
          label={t('import.file')}
          hint={t('import.hint')}
          accept=".xml,.txt,.gift"
          maxSize={maxSize}
          onFiles={([chosen]) => {
            if (!chosen) return;
            setFile(chosen);
            setDropped(new Set());
            take.reset();
            preview.mutate(chosen);
          }}
        />
        <ErrorNotice error={preview.error} />
        {preview.isPending && <Skeleton lines={5} />}
        {found && file && (
          <>
            <p role="status">
              <b>{file.name}</b>: {t('import.found', { count: found.count })}
              {found.problems.length > 0 && `, ${t('import.problems', { count: found.problems.length })}`}
            </p>
            {found.problems.length > 0 && (
              // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a list that scrolls is scrolled by keyboard too
              <ul role="list" className="problems" aria-label={t('import.problemList')} tabIndex={0}>
                {worstFirst(found.problems).map((problem, index) => (
                  <li key={index}>
                    <Tag kind={problem.warning ? 'warn' : 'bad'}>
                      {t(problem.warning ? 'import.partly' : 'import.leftOut', { line: problem.line })}
                    </Tag>
                    <p>{codeText(problem.code)}</p>
                    {problem.excerpt && <p className="small muted excerpt">{problem.excerpt}</p>}
                  </li>
                ))}
              </ul>
            )}
            {found.count === 0 && <Notice kind="warn">{t('import.nothing')}</Notice>}
            {found.count > 0 && (
              <ol role="list" className="problems" aria-label={t('import.questions')}>
                {questions.map((question) => (
                  <li key={question.number}>
                    <div className="field">
                      <label className="check">
                        <input
                          type="checkbox"
                          checked={!dropped.has(question.number)}
                          onChange={() => setDropped(toggled(dropped, question.number))}
                        />
                        <span>
                          {question.title}{' '}
                          <span className="small muted">
                            {t('import.line', { line: question.line })} · {t(`type.${question.type as QuestionType}`)} ·{' '}
                            {t('points', { count: question.maxPoints, formatted: formats.number(question.maxPoints) })}
                            {question.files > 0 && ` · ${t('import.files', { count: question.files })}`}
                          </span>
                        </span>
                      </label>
                    </div>
                    <details>
                      <summary>
                        {t('import.look')}
                        <span className="visually-hidden">: {question.title}</span>
                      </summary>
                      <Html html={question.statementHtml} />
                      {question.picture && question.body.type === 'hotspot' && (
                        <img className="import-picture" src={question.picture} alt={question.body.alt} />
                      )}
                    </details>
                  </li>
                ))}
              </ol>
            )}
            {left > 0 && (
              <div className="line">
                <Button kind="ghost" busy={more.isPending} onClick={() => more.mutate()}>
                  {t('import.more')}
                </Button>
                <span className="small muted">
                  {t('import.left', { count: left, formatted: formats.number(left) })}
                </span>
              </div>
            )}
            <ErrorNotice error={more.error} />
            {found.count > 0 && (
              <div className="field-row">
                <Grade label={t('grades.from')} value={from} onChange={setFrom} />
                <Grade
                  label={t('grades.to')}
                  value={to}
                  onChange={setTo}
                  error={wrongGrades && codeText('assessment.question.grades-range')}
                />
              </div>
            )}
            <ErrorNotice error={take.error} />
            <div className="line">
              <Button busy={take.isPending} aria-disabled={!ready} onClick={() => ready && take.mutate()}>
                {t('import.take', { count })}
              </Button>
              <Button kind="ghost" onClick={onClose}>
                {t('common:cancel')}
              </Button>
            </div>
          </>
        )}
      </div>
    </Dialog>
  );
}

export function Grade(props: {
  label: string;
  value: number;
  error?: string | false;
  onChange: (grade: number) => void;
}) {
  return (
    <SelectField
      label={props.label}
      value={props.value}
      error={props.error}
      onChange={(event) => props.onChange(Number(event.target.value))}
    >
      {grades.map((grade) => (
        <option key={grade}>{grade}</option>
      ))}
    </SelectField>
  );
}

/** What will not come stands before what comes in part; lines keep their order. */
const worstFirst = (problems: readonly Problem[]) => [
  ...problems.filter(({ warning }) => !warning),
  ...problems.filter(({ warning }) => warning),
];

function toggled(set: ReadonlySet<number>, value: number): ReadonlySet<number> {
  const next = new Set(set);
  if (!next.delete(value)) next.add(value);
  return next;
}
