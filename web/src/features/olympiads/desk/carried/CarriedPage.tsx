import '../../carrier/carrier.css';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { apiErrorFrom } from '../../../../api/errors';
import { apiFetch } from '../../../../api/fetch';
import type { components } from '../../../../api/schema';
import { Card } from '../../../../ui/Card';
import { errorText } from '../../../../ui/errorText';
import { FileDrop } from '../../../../ui/FileDrop';
import { Page } from '../../../../ui/Page';
import { Tag } from '../../../../ui/Tag';
import { CodeCollection } from '../../carrier/codes';
import { isPicture } from '../../pictures/openPicture';

type Taken = components['schemas']['TakeCarriedWorkResponse'];

type Line =
  | { state: 'reading' | 'sending' | 'noCode' }
  | { state: 'codes'; seen: number; count: number }
  | { state: 'taken'; taken: Taken }
  | { state: 'failed'; error: unknown; again: () => void };

const route = getRouteApi('/frame/shell/rounds/$roundId/carried');

/** Where works that had no network enter: files from carriers and photographs of codes, many at once. */
export function CarriedPage() {
  const { t } = useTranslation('carrier');
  const { roundId } = route.useParams();
  const [lines, setLines] = useState<ReadonlyMap<string, Line & { name: string }>>(new Map());
  const codes = useRef(new CodeCollection());
  const count = useRef(0);

  const show = (key: string, name: string, line: Line) =>
    setLines((known) => new Map(known).set(key, { ...line, name }));

  const send = async (key: string, name: string, file: Blob) => {
    show(key, name, { state: 'sending' });
    try {
      const address = new URL(`/api/rounds/${roundId}/carried-works`, window.location.origin);
      const headers = { 'Content-Type': 'application/octet-stream' };
      const response = await apiFetch(new Request(address, { method: 'POST', headers, body: file }));
      if (!response.ok) throw await apiErrorFrom(response);
      show(key, name, { state: 'taken', taken: (await response.json()) as Taken });
    } catch (error) {
      show(key, name, { state: 'failed', error, again: () => void send(key, name, file) });
    }
  };

  const readPhoto = async (key: string, photo: File) => {
    const { partIn } = await import('./readCodes');
    const part = await partIn(photo).catch(() => undefined);
    if (!part) return show(key, photo.name, { state: 'noCode' });
    const { fileId, seen, count: of, file } = await codes.current.add(part);
    // All codes of one work are one line.
    setLines((known) => new Map([...known].filter(([other]) => other !== key)));
    if (file) await send(fileId, photo.name, new Blob([file]));
    else show(fileId, photo.name, { state: 'codes', seen, count: of });
  };

  const take = async (files: File[]) => {
    const keyed = files.map((file) => [`file ${String(count.current++)}`, file] as const);
    keyed.forEach(([key, file]) => show(key, file.name, { state: 'reading' }));
    // One after the other: a school's computer and its line have enough of one.
    for (const [key, file] of keyed) await (isPicture(file) ? readPhoto(key, file) : send(key, file.name, file));
  };

  return (
    <Page
      title={t('page.title')}
      lead={t('page.lead')}
      width="narrow"
      action={
        <Link className="btn ghost" to="/rounds/$roundId/board" params={{ roundId }}>
          {t('page.toBoard')}
        </Link>
      }
    >
      <div className="stack">
        <FileDrop
          label={t('page.drop')}
          hint={t('page.hint')}
          accept=".mcw,image/*,.heic,.heif"
          multiple
          maxSize={64 * 1024 * 1024}
          onFiles={(files) => void take(files)}
        />
        <Card>
          {lines.size === 0 ? (
            <p className="muted">{t('page.none')}</p>
          ) : (
            <ul role="list" className="carried" aria-live="polite">
              {[...lines].map(([key, line]) => (
                <li key={key}>
                  <Row line={line} />
                </li>
              ))}
            </ul>
          )}
        </Card>
      </div>
    </Page>
  );
}

function Row({ line }: { line: Line & { name: string } }) {
  const { t } = useTranslation('carrier');
  switch (line.state) {
    case 'reading':
    case 'sending':
      return (
        <>
          <span>{line.name}</span>
          <span className="muted">{t(`page.${line.state}`)}</span>
        </>
      );
    case 'noCode':
      return (
        <>
          <span>{line.name}</span>
          <Tag kind="warn">{t('page.noCode')}</Tag>
        </>
      );
    case 'codes':
      return (
        <>
          <span>{line.name}</span>
          <Tag kind="info">{t('page.codeOf', { seen: line.seen, count: line.count })}</Tag>
        </>
      );
    case 'failed':
      return (
        <>
          <span>{line.name}</span>
          <Tag kind="bad">{errorText(line.error)}</Tag>
          <button type="button" className="linklike" onClick={line.again}>
            {t('page.again')}
          </button>
        </>
      );
    case 'taken': {
      const { participant, added, late, files, refusedFiles } = line.taken;
      return (
        <>
          <span>
            <b>{participant ?? t('page.unknown')}</b> <span className="muted small">{line.name}</span>
          </span>
          <Tag kind="ok">{added > 0 ? t('page.added', { count: added }) : t('page.held')}</Tag>
          {files > 0 && <Tag kind="ok">{t('page.files', { count: files })}</Tag>}
          {refusedFiles > 0 && <Tag kind="warn">{t('page.refused', { count: refusedFiles })}</Tag>}
          {late > 0 && <Tag kind="warn">{t('page.late', { count: late })}</Tag>}
        </>
      );
    }
  }
}
