import { useTranslation } from 'react-i18next';
import { plainText } from './answers';
import type { Answer, Item, QuestionBody } from './contract';

/** An answer in one line of words, for comparing two of them. */
export function useAnswerText() {
  const { t } = useTranslation('attempt');
  const name = (items: Item[] | undefined, id: string) => {
    const item = items?.find((other) => other.id === id);
    return item ? plainText(item.text) : id;
  };
  return (body: QuestionBody, answer: Answer | null): string => {
    if (answer === null) return t('conflict.none');
    switch (answer.type) {
      case 'choice':
        return answer.selected.map((id) => name(body.type === 'choice' ? body.options : undefined, id)).join('; ');
      case 'trueFalse':
        return t(answer.value ? 'trueFalse.true' : 'trueFalse.false');
      case 'shortText':
      case 'formula':
      case 'essay':
        return answer.text;
      case 'numeric':
        return [answer.text, answer.unit].filter(Boolean).join(' ');
      case 'matching':
        return Object.entries(answer.pairs)
          .map(([left, right]) =>
            body.type === 'matching' ? `${name(body.left, left)} — ${name(body.right, right)}` : `${left} — ${right}`,
          )
          .join('; ');
      case 'ordering':
        return answer.order.map((id) => name(body.type === 'ordering' ? body.items : undefined, id)).join(' → ');
      case 'gaps':
        return Object.values(answer.values).join('; ');
      case 'hotspot':
        return answer.points.map(({ x, y }) => `${Math.round(x * 100)} %, ${Math.round(y * 100)} %`).join('; ');
      case 'upload':
        return answer.files.map((file) => file.name).join('; ');
    }
  };
}
