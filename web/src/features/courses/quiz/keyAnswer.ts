import type { components } from '../../../api/schema';
import type { Answer } from '../../../sitting/contract';

type Key = components['schemas']['AnswerKey'];
type Variant = components['schemas']['TextVariant'];
type Numeric = components['schemas']['NumericVariant'];

/** A pattern as a person would write it: any run of characters is left out. */
const written = ({ pattern }: Variant) => pattern.replace(/\\\*|\*/g, (mark) => (mark === '*' ? '…' : '*')).trim();

const best = <V extends { share: number }>(variants: readonly V[]): V | undefined =>
  [...variants].sort((one, other) => other.share - one.share)[0];

const numberText = ({ value }: Numeric, language: string) =>
  value.toLocaleString(language, { maximumFractionDigits: 10, useGrouping: false });

/** The answer that a key takes as the best, to be shown in the fields of its question; null where people judge. */
export function keyAnswer(key: Key, language: string): Answer | null {
  switch (key.type) {
    case 'choice':
      return { type: 'choice', selected: key.correct };
    case 'trueFalse':
      return { type: 'trueFalse', value: key.value };
    case 'shortText': {
      const variant = best(key.variants);
      return variant ? { type: 'shortText', text: written(variant) } : null;
    }
    case 'numeric': {
      const variant = best(key.variants);
      const unit = key.units[0]?.unit;
      return variant ? { type: 'numeric', text: numberText(variant, language), ...(unit && { unit }) } : null;
    }
    case 'matching':
      return { type: 'matching', pairs: key.pairs };
    case 'ordering':
      return { type: 'ordering', order: key.order };
    case 'gaps':
      return {
        type: 'gaps',
        values: Object.fromEntries(
          Object.entries(key.gaps).map(([gap, { texts, numbers }]) => {
            const [text, number] = [best(texts), best(numbers)];
            return [gap, text ? written(text) : number ? numberText(number, language) : ''];
          }),
        ),
      };
    case 'hotspot':
      return {
        type: 'hotspot',
        points: key.regions.map(({ corners }) => ({
          x: corners.reduce((sum, { x }) => sum + x, 0) / corners.length,
          y: corners.reduce((sum, { y }) => sum + y, 0) / corners.length,
        })),
      };
    case 'formula':
      return { type: 'formula', text: key.expression };
    default:
      return null;
  }
}
