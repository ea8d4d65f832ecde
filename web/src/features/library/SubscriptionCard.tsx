import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../../api/client';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { CheckField } from '../../ui/Field';
import { FormDialog } from '../../ui/FormDialog';
import { MaterialLine } from './MaterialLine';
import { kinds, subscriptionQuery, type Card as MaterialCard, type Kind, type Library } from './queries';

/** New materials of the reader's subjects: how many, which, and a letter once a week. */
export function SubscriptionCard({ library, subjects }: { library: Library; subjects: ReadonlyMap<string, string> }) {
  const { t } = useTranslation('library');
  const queries = useQueryClient();
  const subscription = useQuery(subscriptionQuery);
  const [open, setOpen] = useState(false);
  const [seen, setSeen] = useState<MaterialCard[]>();
  const refresh = () => queries.invalidateQueries({ queryKey: subscriptionQuery.queryKey });
  const see = useMutation({
    mutationFn: () => body(api.POST('/api/library/subscription/seen')),
    onSuccess: async (cards) => {
      setSeen(cards);
      await refresh();
    },
  });
  const leave = useMutation({ mutationFn: () => api.DELETE('/api/library/subscription'), onSuccess: refresh });
  const known = subscription.data;
  if (!known) return <ErrorNotice error={subscription.error} />;
  const about = [
    ...known.subjects.map((code) => subjects.get(code) ?? code),
    ...known.kinds.map((kind) => t(`kind.${kind}`)),
  ];
  return (
    <Card title={t('subscription.title')}>
      <div className="stack">
        {known.on ? (
          <>
            <p>
              {about.length > 0 ? about.join(', ') : t('subscription.all')}.{' '}
              {known.byMail ? t('subscription.byMail') : t('subscription.noMail')}
            </p>
            {seen ? (
              <ul role="list" className="library-list">
                {seen.map((card) => (
                  <MaterialLine key={card.id} card={card} subjects={subjects} />
                ))}
              </ul>
            ) : (
              <p className="muted">{t('subscription.count', { count: known.newCount })}</p>
            )}
            <ErrorNotice error={see.error ?? leave.error} />
            <div className="line">
              {!seen && known.newCount > 0 && (
                <Button busy={see.isPending} onClick={() => see.mutate()}>
                  {t('subscription.see')}
                </Button>
              )}
              <Button kind="ghost" onClick={() => setOpen(true)}>
                {t('subscription.change')}
              </Button>
              <Button kind="ghost" busy={leave.isPending} onClick={() => leave.mutate()}>
                {t('subscription.leave')}
              </Button>
            </div>
          </>
        ) : (
          <>
            <p className="muted">{t('subscription.offer')}</p>
            <div>
              <Button kind="ghost" onClick={() => setOpen(true)}>
                {t('subscription.subscribe')}
              </Button>
            </div>
          </>
        )}
      </div>
      {open && (
        <SubscriptionDialog
          library={library}
          subjects={known.subjects}
          kinds={known.kinds}
          onClose={() => {
            setOpen(false);
            void refresh();
          }}
        />
      )}
    </Card>
  );
}

interface DialogProps {
  library: Library;
  subjects: readonly string[];
  kinds: readonly Kind[];
  onClose: () => void;
}

const toggled = <T,>(list: readonly T[], item: T) =>
  list.includes(item) ? list.filter((each) => each !== item) : [...list, item];

function SubscriptionDialog({ library, subjects, kinds: chosenKinds, onClose }: DialogProps) {
  const { t } = useTranslation('library');
  const [codes, setCodes] = useState(subjects);
  const [picked, setPicked] = useState(chosenKinds);
  const save = useMutation({
    mutationFn: () => api.PUT('/api/library/subscription', { body: { subjects: [...codes], kinds: [...picked] } }),
    onSuccess: onClose,
  });
  return (
    <FormDialog title={t('subscription.title')} act={save} onSubmit={() => save.mutate()} onClose={onClose}>
      <p className="muted">{t('subscription.choose')}</p>
      <fieldset className="library-checks">
        <legend>{t('field.subjects')}</legend>
        {library.subjects.map(({ code, name }) => (
          <CheckField
            key={code}
            label={name}
            checked={codes.includes(code)}
            onChange={() => setCodes(toggled(codes, code))}
          />
        ))}
      </fieldset>
      <fieldset className="library-checks">
        <legend>{t('field.kinds')}</legend>
        {kinds.map((kind) => (
          <CheckField
            key={kind}
            label={t(`kind.${kind}`)}
            checked={picked.includes(kind)}
            onChange={() => setPicked(toggled(picked, kind))}
          />
        ))}
      </fieldset>
    </FormDialog>
  );
}
