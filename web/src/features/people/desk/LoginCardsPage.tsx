import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AddressFilter, useAddressValue } from '../../../ui/AddressFilter';
import { api, body } from '../../../api/client';
import { useFormats } from '../../../i18n/format';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorNotice, Notice } from '../../../ui/ErrorNotice';
import { CheckField } from '../../../ui/Field';
import { Page } from '../../../ui/Page';
import { Skeleton } from '../../../ui/Skeleton';
import { chosenHolders, classesOf } from './cardClasses';
import { organizationsQuery, type MembershipKind } from './queries';
import './people.css';

/** Printed slips with login, one-time password and QR, by class. */
export function LoginCardsPage() {
  const { t } = useTranslation('school');
  const organizations = useQuery(organizationsQuery);
  const asked = useAddressValue('organization');
  const organizationId = asked || organizations.data?.[0]?.id;
  const kind: MembershipKind = useAddressValue('kind') === 'teacher' ? 'teacher' : 'student';
  return (
    <Page title={t('cards.title')} lead={t('cards.lead')}>
      <div className="stack">
        <ErrorNotice error={organizations.error} />
        <div className="line">
          {organizations.data && organizations.data.length > 1 && (
            <AddressFilter
              name="organization"
              label={t('people.organization')}
              all={null}
              options={organizations.data.map((o) => [o.id, o.shortName])}
            />
          )}
          <AddressFilter
            name="kind"
            label={t('people.who')}
            all={t('cards.pupils')}
            options={[['teacher', t('cards.teachers')]]}
          />
        </div>
        {organizationId && <Classes key={organizationId + kind} organizationId={organizationId} kind={kind} />}
      </div>
    </Page>
  );
}

function Classes({ organizationId, kind }: { organizationId: string; kind: MembershipKind }) {
  const { t } = useTranslation('school');
  const formats = useFormats();
  const queries = useQueryClient();
  const query = { organizationId, kind };
  const list = useQuery({
    queryKey: ['cards', query],
    queryFn: () => body(api.GET('/api/login-cards', { params: { query } })),
  });
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [everybody, setEverybody] = useState(false);
  const classes = classesOf(list.data ?? []);
  const holders = chosenHolders(classes, chosen, everybody);

  const print = useMutation({
    mutationFn: async () => {
      const answer = await api.POST('/api/login-cards', {
        body: { organizationId, kind, personIds: holders.map((holder) => holder.personId) },
        parseAs: 'blob',
      });
      return URL.createObjectURL(answer.data as unknown as Blob);
    },
    onSuccess: async (address) => {
      save(address);
      await queries.invalidateQueries({ queryKey: ['cards'] });
    },
  });
  const sheets = print.data;
  useEffect(() => () => (sheets ? URL.revokeObjectURL(sheets) : undefined), [sheets]);

  const toggle = (name: string) =>
    setChosen((before) => {
      const after = new Set(before);
      if (!after.delete(name)) after.add(name);
      return after;
    });

  if (list.isPending) return <Skeleton lines={6} />;
  if (list.error) return <ErrorNotice error={list.error} />;
  if (classes.length === 0)
    return (
      <Card>
        <EmptyState title={t('cards.none')}>{t('cards.noneHint')}</EmptyState>
      </Card>
    );
  return (
    <>
      {sheets && (
        <Notice kind="ok">
          <p>{t('cards.ready')}</p>
          <p>
            <a href={sheets} download={fileName}>
              {t('cards.again')}
            </a>
          </p>
        </Notice>
      )}
      <Card
        title={t('cards.whose')}
        action={
          classes.length > 1 && (
            <Button
              kind="ghost"
              onClick={() =>
                setChosen(chosen.size === classes.length ? new Set() : new Set(classes.map(({ name }) => name)))
              }
            >
              {chosen.size === classes.length ? t('cards.noClass') : t('cards.allClasses')}
            </Button>
          )
        }
      >
        <ul role="list" className="card-classes">
          {classes.map(({ name, holders: all, without }) => (
            <li key={name}>
              <label className="check">
                <input type="checkbox" checked={chosen.has(name)} onChange={() => toggle(name)} />
                <span>
                  {t('cards.class', { name: name || t('cards.allOf'), count: all.length })}
                  <br />
                  <span className={without.length > 0 ? 'small' : 'small muted'}>
                    {without.length > 0 ? t('cards.without', { count: without.length }) : t('cards.allHave')}
                  </span>
                </span>
              </label>
            </li>
          ))}
        </ul>
      </Card>
      <CheckField
        label={t('cards.everybody')}
        hint={t('cards.everybodyHint')}
        checked={everybody}
        onChange={(event) => setEverybody(event.target.checked)}
      />
      <ErrorNotice error={print.error} />
      <div className="bar">
        <Button
          busy={print.isPending}
          aria-disabled={holders.length === 0}
          onClick={() => holders.length > 0 && print.mutate()}
        >
          {holders.length > 0
            ? t('cards.print', { count: holders.length, formatted: formats.number(holders.length) })
            : t('cards.printNone')}
        </Button>
        <span className="small muted">{t('cards.warning')}</span>
      </div>
    </>
  );
}

const fileName = 'login-cards.pdf';

function save(address: string) {
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
}
