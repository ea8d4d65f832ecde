import { useMutation } from '@tanstack/react-query';
import { useBlocker } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../../api/client';
import { Button } from '../../../../ui/Button';
import { Card } from '../../../../ui/Card';
import { ErrorNotice } from '../../../../ui/ErrorNotice';
import { TextAreaField, TextField } from '../../../../ui/Field';
import type { Paper } from '../queries';

/** Title, instructions and the announced maximum. */
export function PaperForm({ paper, onSaved }: { paper: Paper; onSaved: () => Promise<unknown> }) {
  const { t } = useTranslation(['desk', 'common']);
  const [title, setTitle] = useState(paper.title);
  const [instructions, setInstructions] = useState(paper.instructions);
  const [maxPoints, setMaxPoints] = useState(String(paper.maxPoints));
  const [minutes, setMinutes] = useState(String(paper.roundMinutes + paper.moreMinutes));
  const isChanged =
    title !== paper.title ||
    instructions !== paper.instructions ||
    Number(maxPoints) !== paper.maxPoints ||
    Number(minutes) !== paper.roundMinutes + paper.moreMinutes;
  const save = useMutation({
    mutationFn: async () => {
      await api.PUT('/api/papers/{id}', {
        params: { path: { id: paper.id } },
        body: {
          title,
          instructions,
          maxPoints: Number(maxPoints),
          moreMinutes: Number(minutes) - paper.roundMinutes,
          version: paper.version,
        },
      });
      await onSaved();
    },
  });
  useBlocker({
    shouldBlockFn: () => isChanged && !window.confirm(t('paper.leave')),
    enableBeforeUnload: () => isChanged,
  });
  return (
    <Card title={t('paper.about')}>
      <form
        className="stack"
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <TextField
          label={t('paper.title')}
          required
          maxLength={200}
          disabled={paper.hasAttempts}
          value={title}
          onChange={(event) => setTitle(event.target.value)}
        />
        <TextField
          label={t('paper.max')}
          hint={t('paper.maxHint')}
          type="number"
          min={0}
          step="any"
          required
          disabled={paper.hasAttempts}
          value={maxPoints}
          onChange={(event) => setMaxPoints(event.target.value)}
        />
        <TextField
          label={t('paper.minutes')}
          hint={t('paper.minutesHint', { count: paper.roundMinutes })}
          type="number"
          min={1}
          max={1440}
          step={1}
          required
          disabled={paper.hasAttempts}
          value={minutes}
          onChange={(event) => setMinutes(event.target.value)}
        />
        <TextAreaField
          label={t('paper.instructions')}
          hint={t('paper.instructionsHint')}
          rows={5}
          disabled={paper.hasAttempts}
          value={instructions}
          onChange={(event) => setInstructions(event.target.value)}
        />
        <ErrorNotice error={save.error} />
        {!paper.hasAttempts && (
          <div>
            <Button type="submit" kind="ghost" busy={save.isPending}>
              {t('common:save')}
            </Button>
          </div>
        )}
      </form>
    </Card>
  );
}
