import type { ReactElement } from 'react';
import { ChoiceFields } from './ChoiceFields';
import { FormulaFields } from './FormulaFields';
import { GapTextFields } from './GapTextFields';
import { HotspotFields } from './HotspotFields';
import { EssayFields, UploadFields } from './ManualFields';
import { MatchingFields } from './MatchingFields';
import { NumericFields } from './NumericFields';
import { OrderingFields } from './OrderingFields';
import { TableFields } from './TableFields';
import { ShortTextFields, TrueFalseFields } from './TextFields';
import type { Body, Draft, Key, PartProps, Problems, QuestionType } from './types';

type Fields = (props: PartProps<never, never>) => ReactElement;

const parts: Record<QuestionType, unknown> = {
  choice: ChoiceFields,
  trueFalse: TrueFalseFields,
  shortText: ShortTextFields,
  numeric: NumericFields,
  matching: MatchingFields,
  ordering: OrderingFields,
  gapText: GapTextFields,
  table: TableFields,
  hotspot: HotspotFields,
  formula: FormulaFields,
  essay: EssayFields,
  upload: UploadFields,
};

interface Props {
  draft: Draft;
  problems: Problems;
  onChange: (body: Body, key: Key) => void;
}

/** The answer of a question by its type. */
export function AnswerFields({ draft, problems, onChange }: Props) {
  // A body and its key are of one type: the server keeps no other pair.
  const Part = parts[draft.body.type] as Fields;
  return (
    <Part body={draft.body as never} answerKey={draft.key as never} problems={problems} onChange={onChange as never} />
  );
}
