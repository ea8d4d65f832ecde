import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../i18n/format';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { TextField } from '../../../ui/Field';
import { Tag } from '../../../ui/Tag';
import type { Holder } from './fetchKit';
import { canOpenKits, unseal, type ReadyKit } from './kit';
import { kitQuery } from './kitQuery';
import { decoderQuery } from './decoderHere';
import type { Participation } from '../participation/queries';
import type { Kit } from './kitStore';
import { readKey } from './openingKey';
import { joinRound } from './roundLine';
import { NotOpened } from './sealedPaper';

interface Props {
  round: Participation;
  /** Whose kit it is; undefined while it is not known who has signed in. */
  holder: Holder | undefined;
  /** What this device had when the page was opened without a network. */
  here?: Kit;
  onReady: (ready: ReadyKit) => void;
  /** Somebody has typed the key: there is no network, and nothing to wait for once the round is open. */
  onDictated: (ready: ReadyKit) => void;
}

/** The sealed paper on this device: fetched by itself days before the start, opened at the start by the server's word or by the dictated key. */
export function KitCard({ round, holder, here, onReady, onDictated }: Props) {
  const { t } = useTranslation('participation');
  const formats = useFormats();
  const { roundId } = round;
  const able = canOpenKits();
  const query = useQuery({
    ...kitQuery(round, holder, here?.attemptId),
    enabled: able && holder !== undefined,
    ...(here && { initialData: here, initialDataUpdatedAt: 0 }),
  });
  const kit = query.data;
  const [unsealed, setUnsealed] = useState(false);
  const ready = useRef(onReady);
  useEffect(() => {
    ready.current = onReady;
  });

  useEffect(() => {
    if (kit) ready.current({ kit, ...(kit.key !== undefined && { symbols: kit.key }) });
  }, [kit]);

  useEffect(() => {
    if (!kit) return;
    let symbols: string | undefined;
    let told: ReadyKit['told'];
    const beReady = () => symbols !== undefined && told && ready.current({ kit, symbols, told });
    return joinRound(roundId, {
      onOpened: ({ openingKey, seals, running }) => {
        told = { running, at: performance.now() };
        // Changed after it was sealed: the paper comes from the server.
        if (!seals.includes(kit.sealId)) return;
        const key = readKey(openingKey)!;
        // What fails here is tried again at the start, by the page that asks for the key itself.
        void unseal(kit, key)
          .then(() => {
            setUnsealed(true);
            symbols = key;
            beReady();
          })
          .catch(() => undefined);
      },
      onChanged: ({ running }) => {
        told = { running, at: performance.now() };
        beReady();
      },
    });
  }, [kit, roundId]);

  // Nothing is sealed: the paper will come from the server at the start, as ever.
  if (kit === null || !able) return null;
  const opened = unsealed || kit?.key !== undefined;
  const isOld = !opened && kit?.isOld;
  return (
    <Card title={t('kit.title')}>
      <div className="stack">
        {kit ? (
          <>
            <p className="line">
              <Tag kind={isOld ? 'warn' : 'ok'}>{t(opened ? 'kit.opened' : isOld ? 'kit.old' : 'kit.here')}</Tag>
              <span>{formats.bytes(kit.file.byteLength)}</span>
            </p>
            {kit.kept?.takesPictures && <Pictures />}
            {!opened && <p className="small muted">{t(isOld ? 'kit.oldHint' : 'kit.hint')}</p>}
            {isOld && (
              <div className="line">
                <Button kind="ghost" onClick={() => void query.refetch()}>
                  {t('kit.again')}
                </Button>
              </div>
            )}
            {!opened && (
              <DictatedKey
                kit={kit}
                onOpened={(symbols) => {
                  setUnsealed(true);
                  onDictated({ kit, symbols });
                }}
              />
            )}
          </>
        ) : (
          <>
            {query.isPending && <p className="muted">{t('kit.fetching')}</p>}
            <ErrorNotice error={query.error} />
            {query.isError && (
              <div className="line">
                <Button kind="ghost" onClick={() => void query.refetch()}>
                  {t('kit.again')}
                </Button>
              </div>
            )}
          </>
        )}
      </div>
    </Card>
  );
}

/** Whether pictures of telephones will open here without a network. */
function Pictures() {
  const { t } = useTranslation('participation');
  const { isSuccess, isError, failureCount } = useQuery(decoderQuery);
  const missing = isError || failureCount > 0;
  return (
    <p className="line">
      <Tag kind={isSuccess ? 'ok' : missing ? 'warn' : 'info'}>{t('kit.pictures')}</Tag>
      <span>{t(isSuccess ? 'kit.picturesHere' : missing ? 'kit.picturesLater' : 'kit.picturesFetching')}</span>
    </p>
  );
}

/** For a school without a network: somebody dictates the key by telephone. */
function DictatedKey({ kit, onOpened }: { kit: Kit; onOpened: (symbols: string) => void }) {
  const { t } = useTranslation('participation');
  const [typed, setTyped] = useState('');
  const symbols = readKey(typed);
  const open = useMutation({
    networkMode: 'always',
    mutationFn: async (key: string) => {
      await unseal(kit, key);
      return key;
    },
    onSuccess: onOpened,
  });
  const wrong = open.error instanceof NotOpened;
  return (
    <details>
      <summary>{t('kit.dictated')}</summary>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (symbols !== undefined && !open.isPending) open.mutate(symbols);
        }}
      >
        <TextField
          label={t('kit.key')}
          hint={t('kit.keyHint')}
          error={wrong && t('kit.wrongKey')}
          value={typed}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={40}
          onChange={(event) => {
            open.reset();
            setTyped(event.target.value);
          }}
        />
        {!wrong && <ErrorNotice error={open.error} />}
        <div className="line">
          <Button type="submit" kind="ghost" busy={open.isPending} aria-disabled={symbols === undefined}>
            {t('kit.open')}
          </Button>
        </div>
      </form>
    </details>
  );
}
