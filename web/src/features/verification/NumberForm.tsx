import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button';
import { TextField } from '../../ui/Field';

/** The number as it is printed; spaces and case do not matter. */
export function NumberForm({ number }: { number: string }) {
  const { t } = useTranslation('verify');
  const navigate = useNavigate();
  const [text, setText] = useState(number);
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        const wanted = text.trim();
        if (wanted) void navigate({ to: '/verify/$number', params: { number: wanted } });
      }}
    >
      <TextField
        label={t('field')}
        hint={t('fieldHint')}
        required
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <div>
        <Button type="submit">{t('check')}</Button>
      </div>
    </form>
  );
}
