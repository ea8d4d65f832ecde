import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../../../../ui/ErrorNotice';
import { CheckField, SelectField } from '../../../../ui/Field';
import { bankQuestionsQuery, banksQuery } from '../../../assessment/queries';
import type { DrawPart } from '../../quiz/contract';
import { CountField } from '../UnitSettings';
import { fits } from './quizDraft';

interface Props {
  part: DrawPart;
  onChange: (part: DrawPart) => void;
}

/** So many questions out of a bank, others for each learner and attempt. */
export function DrawFields({ part, onChange }: Props) {
  const { t } = useTranslation('quizDesk');
  const banks = useQuery(banksQuery);
  const first = banks.data?.[0]?.id;
  const { bankId, tags, grade, count } = part;
  // A new draw begins with some bank.
  useEffect(() => {
    if (bankId === '' && first !== undefined) onChange({ ...part, bankId: first });
    // eslint-disable-next-line react-hooks/exhaustive-deps -- only when the banks have come
  }, [bankId, first]);
  const questions = useQuery({ ...bankQuestionsQuery(bankId, false), enabled: bankId !== '' });
  const rows = questions.data ?? [];
  const allTags = [...new Set([...rows.flatMap((row) => row.tags), ...tags])].sort((a, b) => a.localeCompare(b));
  const available = rows.filter((row) => fits(part, row)).length;
  return (
    <div className="stack tight">
      <div className="field-row">
        <SelectField
          label={t('bank')}
          value={bankId}
          onChange={(event) => onChange({ ...part, bankId: event.target.value, tags: [] })}
        >
          {banks.data?.map((bank) => (
            <option key={bank.id} value={bank.id}>
              {bank.title} ({bank.questions})
            </option>
          ))}
        </SelectField>
        <CountField
          label={t('count')}
          min={1}
          max={100}
          value={count}
          onChange={(next) => onChange({ ...part, count: next ?? 1 })}
        />
        <CountField
          label={t('grade')}
          hint={t('gradeHint')}
          min={1}
          max={11}
          value={grade ?? undefined}
          onChange={(next) => onChange({ ...part, grade: next ?? null })}
        />
      </div>
      {allTags.length > 0 && (
        <fieldset className="quiz-tags">
          <legend className="small">{t('tags')}</legend>
          <div className="line">
            {allTags.map((tag) => (
              <CheckField
                key={tag}
                label={tag}
                checked={tags.includes(tag)}
                onChange={(event) =>
                  onChange({
                    ...part,
                    tags: event.target.checked ? [...tags, tag] : tags.filter((other) => other !== tag),
                  })
                }
              />
            ))}
          </div>
          <p className="small muted">{t('tagsHint')}</p>
        </fieldset>
      )}
      <ErrorNotice error={banks.error ?? questions.error} />
      {questions.data && (
        <p className={available < count ? 'small bad-ink' : 'small muted'} role="status">
          {t('available', { count: available })} {available < count && t('tooFew')}
        </p>
      )}
    </div>
  );
}
