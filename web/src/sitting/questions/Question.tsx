import type { Answer, AnswerOf, QuestionBody } from '../contract';
import { ChoiceQuestion, TrueFalseQuestion } from './ChoiceQuestion';
import { GapTextQuestion, TableQuestion } from './GapQuestions';
import { HotspotQuestion } from './HotspotQuestion';
import { MatchingQuestion } from './MatchingQuestion';
import { OrderingQuestion } from './OrderingQuestion';
import { EssayQuestion, FormulaQuestion, NumericQuestion, ShortTextQuestion, UploadPreview } from './TextQuestions';

interface Props {
  body: QuestionBody;
  answer: Answer | null;
  onChange: (answer: Answer | null) => void;
  locked: boolean;
  seed: string;
  statementId: string;
}

/** The fields of a question by its type. An answer of another type (written for an older version) counts as none. */
export function Question({ body, answer, ...rest }: Props) {
  const of = <T extends Answer['type']>(type: T) => (answer?.type === type ? (answer as AnswerOf<T>) : null);
  switch (body.type) {
    case 'choice':
      return <ChoiceQuestion body={body} answer={of('choice')} {...rest} />;
    case 'trueFalse':
      return <TrueFalseQuestion body={body} answer={of('trueFalse')} {...rest} />;
    case 'shortText':
      return <ShortTextQuestion body={body} answer={of('shortText')} {...rest} />;
    case 'numeric':
      return <NumericQuestion body={body} answer={of('numeric')} {...rest} />;
    case 'matching':
      return <MatchingQuestion body={body} answer={of('matching')} {...rest} />;
    case 'ordering':
      return <OrderingQuestion body={body} answer={of('ordering')} {...rest} />;
    case 'gapText':
      return <GapTextQuestion body={body} answer={of('gaps')} {...rest} />;
    case 'table':
      return <TableQuestion body={body} answer={of('gaps')} {...rest} />;
    case 'hotspot':
      return <HotspotQuestion body={body} answer={of('hotspot')} {...rest} />;
    case 'formula':
      return <FormulaQuestion body={body} answer={of('formula')} {...rest} />;
    case 'essay':
      return <EssayQuestion body={body} answer={of('essay')} {...rest} />;
    case 'upload':
      return <UploadPreview body={body} />;
  }
}
