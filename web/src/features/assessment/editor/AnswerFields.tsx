import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../../ui/ErrorNotice';
import { ChoiceFields } from './ChoiceFields';
import { FormulaFields } from './FormulaFields';
import { EssayFields, UploadFields } from './ManualFields';
import { MatchingFields } from './MatchingFields';
import { NumericFields } from './NumericFields';
import { OrderingFields } from './OrderingFields';
import { ShortTextFields, TrueFalseFields } from './TextFields';
import type { Body, Draft, Key, PartProps, Problems, QuestionType } from './types';

type Fields = (props: PartProps<never, never>) => ReactElement;

const parts: Partial<Record<QuestionType, unknown>> = {
  choice: ChoiceFields,
  trueFalse: TrueFalseFields,
  shortText: ShortTextFields,
  numeric: NumericFields,
  matching: MatchingFields,
  ordering: OrderingFields,
  formula: FormulaFields,
  essay: EssayFields,
  upload: UploadFields,
};

interface Props {
  draft: Draft;
  problems: Problems;
  onChange: (body: Body, key: Key) => void;
}

/** The answer of a question by its type. Types without fields here keep the answer that came with their file. */
export function AnswerFields({ draft, problems, onChange }: Props) {
  const { t } = useTranslation('assessment');
  // A body and its key are of one type: the server keeps no other pair.
  const Part = parts[draft.body.type] as Fields | undefined;
  if (!Part) return <Notice>{t('editor.byFileOnly')}</Notice>;
  return (
    <Part body={draft.body as never} answerKey={draft.key as never} problems={problems} onChange={onChange as never} />
  );
}
