import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../../api/client';
import { TextField } from '../../../../ui/Field';
import { FormDialog } from '../../../../ui/FormDialog';
import { fromInput, toInput } from '../../desk/moments';
import { useOlympiad } from '../../desk/olympiadContext';
import { appealDeskQuery, type DeskAppeal } from '../queries';

/** When and where the commission talks with the participant. */
export function TalkDialog({ appeal, onClose }: { appeal: DeskAppeal; onClose: () => void }) {
  const { t } = useTranslation('appeals');
  const queries = useQueryClient();
  const { id } = useOlympiad();
  // As it was when it was opened: what a colleague saves meanwhile is not written over.
  const [version] = useState(appeal.version);
  const [at, setAt] = useState(appeal.talkAt ? toInput(appeal.talkAt) : '');
  const [place, setPlace] = useState(appeal.talkPlace);
  const save = useMutation({
    mutationFn: () =>
      api.PUT('/api/appeals/{id}/talk', {
        params: { path: { id: appeal.id } },
        body: { at: fromInput(at) ?? null, place, version },
      }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: appealDeskQuery(id).queryKey });
      onClose();
    },
  });
  return (
    <FormDialog
      title={t(appeal.talkAt ? 'talk.changeOf' : 'talk.setOf', { name: appeal.participant })}
      act={save}
      onSubmit={() => save.mutate()}
      onClose={onClose}
    >
      <p className="muted">{t('talk.hint')}</p>
      <TextField
        label={t('talk.time')}
        type="datetime-local"
        value={at}
        onChange={(event) => setAt(event.target.value)}
      />
      <TextField
        label={t('talk.place')}
        hint={t('talk.placeHint')}
        maxLength={300}
        value={place}
        onChange={(event) => setPlace(event.target.value)}
      />
    </FormDialog>
  );
}
