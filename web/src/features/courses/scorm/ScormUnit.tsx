import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../../../api/client';
import type { components } from '../../../api/schema';
import type { Begin, Told } from '../../../packages/player';
import { Button } from '../../../ui/Button';
import { ErrorNotice, Notice } from '../../../ui/ErrorNotice';
import { Tag } from '../../../ui/Tag';
import { useFormats } from '../../../i18n/format';
import { learningQuery } from '../../people/queries/learning';
import { meQuery } from '../../people/queries/me';
import { isAbsence, useWhileAway } from '../useWhileAway';
import { StateSender } from './stateSender';
import './scorm.css';

export type UnitScorm = components['schemas']['UnitScorm'];
type Item = components['schemas']['UnitScormItem'];

interface Props {
  title: string;
  scorm: UnitScorm;
  /** Null for an author who only looks: nothing is kept. */
  learner: { enrolmentId: string; unitId: string } | null;
}

/** A package of another program: its items, and the one that is open. */
export function ScormUnit({ title, scorm, learner }: Props) {
  const { t } = useTranslation('courses');
  const formats = useFormats();
  const openable = scorm.items.filter(({ href }) => href !== null);
  const [openId, setOpenId] = useState(() => (openable.length === 1 ? openable[0]!.id : undefined));
  const open = openable.find(({ id }) => id === openId);
  const [done, setDone] = useState<Record<string, { isComplete: boolean; share: number | null }>>({});
  const next = open && openable[openable.indexOf(open) + 1];

  if (!scorm.address)
    return (
      <Notice kind="warn">
        <p>{t(learner ? 'scorm.nowhere' : 'scorm.noOrigin')}</p>
      </Notice>
    );
  return (
    <div className="stack">
      {openable.length > 1 && (
        <ol className="scorm-items" aria-label={t('scorm.contents')}>
          {scorm.items.map((item) => {
            const { isComplete, share } = done[item.id] ?? item;
            return (
              <li key={item.id} style={{ paddingInlineStart: `${String(item.depth)}rem` }}>
                {item.href === null ? (
                  <b>{item.title}</b>
                ) : (
                  <Button
                    kind="ghost"
                    className="small-btn"
                    aria-pressed={item.id === openId}
                    onClick={() => setOpenId(item.id)}
                  >
                    {item.title || t('scorm.untitled')}
                  </Button>
                )}
                {isComplete && <Tag kind="ok">{t('unit.state.complete')}</Tag>}
                {share !== null && (
                  <span className="small muted num">
                    {formats.number(share, { style: 'percent', maximumFractionDigits: 0 })}
                  </span>
                )}
              </li>
            );
          })}
        </ol>
      )}
      {open && (
        <OpenItem
          key={open.id}
          title={open.title || title}
          scorm={scorm}
          address={scorm.address}
          item={open}
          learner={learner}
          onDone={(outcome) => setDone((known) => ({ ...known, [open.id]: outcome }))}
        />
      )}
      {next && (
        <p>
          <Button kind="ghost" onClick={() => setOpenId(next.id)}>
            {t('scorm.next', { title: next.title })}
          </Button>
        </p>
      )}
    </div>
  );
}

interface ItemProps {
  title: string;
  scorm: UnitScorm;
  address: string;
  item: Item;
  learner: Props['learner'];
  onDone: (outcome: { isComplete: boolean; share: number | null }) => void;
}

function OpenItem({ title, scorm, address, item, learner, onDone }: ItemProps) {
  const { t } = useTranslation('courses');
  const queries = useQueryClient();
  const frame = useRef<HTMLIFrameElement>(null);
  const me = useQuery(meQuery).data;
  const [error, setError] = useState<unknown>();
  const [isAway, setAway] = useState(false);
  const [sender] = useState(
    () =>
      new StateSender(
        `scorm:${learner?.enrolmentId ?? ''}:${learner?.unitId ?? ''}:${scorm.fileId}:${item.id}`,
        { revision: item.revision, values: item.values },
        (state) =>
          body(
            api.PUT('/api/learning/{id}/units/{unitId}/scorm', {
              params: { path: { id: learner!.enrolmentId, unitId: learner!.unitId } },
              body: { fileId: scorm.fileId, itemId: item.id, ...state },
              keepalive: document.visibilityState === 'hidden',
            }),
          ),
      ),
  );

  function send() {
    sender.send().then(
      (answer) => {
        setAway(false);
        setError(undefined);
        if (!answer) return;
        onDone(answer);
        if (answer.isUnitComplete) void queries.invalidateQueries({ queryKey: learningQuery.queryKey });
      },
      (reason: unknown) => {
        setAway(isAbsence(reason));
        setError(isAbsence(reason) ? undefined : reason);
      },
    );
  }
  useWhileAway(isAway, send);

  const told = useRef((data: Told) => data);
  useEffect(() => {
    told.current = (data) => {
      if (data.type === 'ready') {
        const order: Begin = {
          type: 'begin',
          launch: item.href!,
          values: sender.values,
          learner: { id: learner?.enrolmentId ?? 'preview', name: me?.name ?? '' },
          launchData: item.launchData,
          masteryScore: item.masteryScore,
        };
        frame.current?.contentWindow?.postMessage(order, new URL(address).origin);
      } else if (learner && item.reports) {
        sender.keep(data.values);
        send();
      }
      return data;
    };
  });

  useEffect(() => {
    const listen = ({ source, origin, data }: MessageEvent<Told>) => {
      if (source === frame.current?.contentWindow && origin === new URL(address).origin) told.current(data);
    };
    addEventListener('message', listen);
    return () => removeEventListener('message', listen);
  }, [address]);

  return (
    <div className="stack tight">
      {me && (
        // The host is another than that of this page: with its own origin the package reaches its own frames and storage, and nothing here.
        <iframe
          ref={frame}
          className="scorm-frame"
          title={title}
          src={address}
          sandbox="allow-scripts allow-same-origin allow-forms allow-popups allow-modals allow-downloads"
          allow="fullscreen; autoplay"
        />
      )}
      <div className="line">
        <Button kind="ghost" className="small-btn" onClick={() => void frame.current?.requestFullscreen()}>
          {t('scorm.fullscreen')}
        </Button>
        <span className="small muted" role="status">
          {isAway && t('scorm.kept')}
        </span>
      </div>
      <ErrorNotice error={error} />
    </div>
  );
}
