import { useMutation } from '@tanstack/react-query';
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
  const save = useMutation({
    mutationFn: async () => {
      await api.PUT('/api/papers/{id}', {
        params: { path: { id: paper.id } },
        body: { title, instructions, maxPoints: Number(maxPoints), version: paper.version },
      });
      await onSaved();
    },
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
