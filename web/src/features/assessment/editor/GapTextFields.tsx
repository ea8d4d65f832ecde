import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../ui/EmptyState';
import { GapList } from './GapFields';
import { markOf, nextGapId, partOf, withText, type GapPart } from './gaps';
import { MarkdownField } from './MarkdownField';
import type { PartProps } from './types';

/** A text with marks where something is left out, and below it what belongs into each. */
export function GapTextFields({ body, answerKey: key, onChange, problems }: PartProps<'gapText', 'gaps'>) {
  const { t } = useTranslation('assessment');
  const memory = useRef(new Map<string, GapPart>());
  const write = (text: string) => onChange(...withText(body, key, text, memory.current));
  const placed = body.gaps.map(({ id }) => problems.at(`body.text:${id}`)).find(Boolean);
  return (
    <div className="stack">
      <MarkdownField
        label={t('gap.whole')}
        hint={t('gap.textHint', { mark: markOf('1') })}
        error={problems.at('body.text') ?? placed}
        rows={6}
        value={body.text}
        onChange={write}
        tool={{
          label: t('gap.insert'),
          make: (selected) => {
            const id = nextGapId(body.text, memory.current);
            memory.current.set(id, partOf(id, selected));
            return markOf(id);
          },
        }}
      />
      {body.gaps.length === 0 ? (
        <EmptyState title={t('gap.none')}>{t('gap.noneHint')}</EmptyState>
      ) : (
        <GapList
          body={body}
          answerKey={key}
          problems={problems}
          nameOf={(id) => t('gap.name', { mark: markOf(id) })}
          onChange={onChange}
        />
      )}
    </div>
  );
}
