import { useMutation } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client';
import { useFormats } from '../../../i18n/format';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Choice } from '../../../ui/Choice';
import { ConfirmDialog } from '../../../ui/ConfirmDialog';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { Tag } from '../../../ui/Tag';
import { usePersonChange } from '../desk/person/usePersonChange';
import { consentKinds, publicationForms, type ConsentKind, type Person, type PublicationForm } from '../desk/queries';
import '../account/account.css';

interface Props {
  person: Person;
  title: ReactNode;
  /** As of the card. */
  of?: string | undefined;
  /** A guardian gives a consent; the school enters one that was given on paper. */
  act: 'give' | 'enter';
}

/** The three consents of a pupil: what each means, since when it stands, and giving or withdrawing it. */
export function ConsentsCard({ person, title, of, act }: Props) {
  const { t } = useTranslation('school');
  const formats = useFormats();
  const changed = usePersonChange(person.id);
  const [withdrawing, setWithdrawing] = useState<ConsentKind>();
  const [chosen, setChosen] = useState<PublicationForm>('fullName');
  const path = (kind: ConsentKind) => ({ params: { path: { id: person.id, kind } } });
  const give = useMutation({
    mutationFn: ({ kind, form }: { kind: ConsentKind; form?: PublicationForm }) =>
      api.PUT('/api/people/{id}/consents/{kind}', {
        params: { ...path(kind).params, ...(form && { query: { form } }) },
      }),
    onSuccess: changed,
  });
  return (
    <Card title={title} of={of}>
      <ul role="list" className="rows">
        {consentKinds.map((kind) => {
          const stands = person.consents.find((consent) => consent.kind === kind && consent.withdrawnAt === null);
          const last = person.consents.find((consent) => consent.kind === kind);
          return (
            <li key={kind}>
              <div className="lines">
                <b>{t(`consents.${kind}`)}</b>
                <span className="small muted">{t(`consents.hint.${kind}`)}</span>
                <span>
                  {stands ? (
                    <Tag kind="ok">
                      {t('consents.given', { date: formats.shortDate(stands.givenAt) })}
                      {stands.paperDate && ` · ${t('consents.paper', { date: formats.shortDate(stands.paperDate) })}`}
                    </Tag>
                  ) : last?.withdrawnAt ? (
                    <Tag kind="warn">{t('consents.withdrawn', { date: formats.shortDate(last.withdrawnAt) })}</Tag>
                  ) : (
                    <Tag kind="warn">{t('consents.none')}</Tag>
                  )}
                </span>
                {kind === 'publication' && person.rights.consent && (
                  <Choice
                    legend={t('consents.form.legend')}
                    value={stands?.form ?? chosen}
                    options={publicationForms.map((form) => ({ value: form, label: t(`consents.form.${form}`) }))}
                    onChange={(form) => (stands ? give.mutate({ kind, form }) : setChosen(form))}
                  />
                )}
              </div>
              {person.rights.consent &&
                (stands ? (
                  <Button
                    kind="ghost"
                    aria-label={t('consents.withdrawOf', { consent: t(`consents.${kind}`) })}
                    onClick={() => setWithdrawing(kind)}
                  >
                    {t('consents.withdraw')}
                  </Button>
                ) : (
                  <Button
                    kind="ghost"
                    aria-label={t(`consents.${act}Of`, { consent: t(`consents.${kind}`) })}
                    busy={give.isPending && give.variables.kind === kind}
                    onClick={() => give.mutate(kind === 'publication' ? { kind, form: chosen } : { kind })}
                  >
                    {t(`consents.${act}`)}
                  </Button>
                ))}
            </li>
          );
        })}
      </ul>
      <ErrorNotice error={give.error} />
      {withdrawing && (
        <ConfirmDialog
          title={t('consents.withdrawTitle', { consent: t(`consents.${withdrawing}`) })}
          action={t('consents.withdraw')}
          danger
          onConfirm={async () => {
            await api.DELETE('/api/people/{id}/consents/{kind}', path(withdrawing));
            await changed();
          }}
          onClose={() => setWithdrawing(undefined)}
        >
          {t(`consents.loss.${withdrawing}`)}
        </ConfirmDialog>
      )}
    </Card>
  );
}
