import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../../../api/client';
import { serverClock } from '../../../api/clock';
import { toWall } from '../../../i18n/zone';
import { Button } from '../../../ui/Button';
import { Dialog } from '../../../ui/Dialog';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { CheckField, SelectField, TextField } from '../../../ui/Field';
import type { components } from '../../../api/schema';
import type { Entry } from './queries';

type Kind = Entry['missingConsents'][number];
type Form = NonNullable<components['schemas']['PublicationForm']>;

/** With the first two a paper can be opened; the third is for names in open standings. */
const kinds: readonly Kind[] = ['participation', 'personalData', 'publication'];
const forms: readonly Form[] = ['fullName', 'initials', 'cipher'];

interface Props {
  personIds: string[];
  /** @param given consents that were not in force before */
  onDone: (given: number) => Promise<unknown>;
  onClose: () => void;
}

/** Which consents the paper forms give, and the day on them. */
export function ConsentsDialog({ personIds, onDone, onClose }: Props) {
  const { t } = useTranslation(['registrations', 'common']);
  const today = toWall(serverClock.now()).slice(0, 10);
  const [publishes, setPublishes] = useState(false);
  const enter = useMutation({
    mutationFn: (request: { kinds: Kind[]; publication: Form | null; paperDate: string }) =>
      body(api.POST('/api/people/consents', { body: { personIds, ...request } })),
    onSuccess: async ({ given }) => {
      await onDone(given);
      onClose();
    },
  });

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    enter.mutate({
      kinds: kinds.filter((kind) => data.has(kind)),
      publication: data.get('form') as Form | null,
      paperDate: String(data.get('paperDate')),
    });
  }

  return (
    <Dialog title={t('consents.enter', { count: personIds.length })} onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        <fieldset className="stack">
          <legend>{t('consents.kinds')}</legend>
          {kinds.map((kind) => (
            <CheckField
              key={kind}
              name={kind}
              label={t(`consents.kind.${kind}`)}
              hint={t(`consents.why.${kind}`)}
              defaultChecked={kind !== 'publication'}
              onChange={kind === 'publication' ? (event) => setPublishes(event.target.checked) : undefined}
            />
          ))}
          {publishes && (
            <SelectField label={t('consents.form.legend')} name="form">
              {forms.map((form) => (
                <option key={form} value={form}>
                  {t(`consents.form.${form}`)}
                </option>
              ))}
            </SelectField>
          )}
        </fieldset>
        <TextField
          type="date"
          label={t('consents.paperDate')}
          hint={t('consents.paperDateHint')}
          name="paperDate"
          max={today}
          defaultValue={today}
          required
        />
        <ErrorNotice error={enter.error} />
        <div className="line">
          <Button type="submit" busy={enter.isPending}>
            {t('consents.confirm')}
          </Button>
          <Button kind="ghost" onClick={onClose}>
            {t('common:cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
