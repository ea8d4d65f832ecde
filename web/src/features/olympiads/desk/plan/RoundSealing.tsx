import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../../api/client';
import { useFormats } from '../../../../i18n/format';
import { Button } from '../../../../ui/Button';
import { ErrorNotice } from '../../../../ui/ErrorNotice';
import { TextField } from '../../../../ui/Field';
import { ProgressBar } from '../../../../ui/ProgressBar';
import { Tag } from '../../../../ui/Tag';
import { useServerTime } from '../../../../sitting/Clock';
import { fromInput, toInput } from '../moments';
import { useOlympiad } from '../olympiadContext';
import { sealingQuery, type Round, type Sealing } from '../queries';
import { ReplaceKey } from './ReplaceKey';

/** How often a paper is looked at that is about to be sealed anew, ms. */
const soon = 5_000;

/** The sealed papers of a round: sealing, who has them on a device, and the sheet with the key. */
export function RoundSealing({ round }: { round: Round }) {
  const { t } = useTranslation('desk');
  const formats = useFormats();
  const queries = useQueryClient();
  const { id, tracks, status } = useOlympiad();
  const query = sealingQuery(id, round.id);
  const { data: sealing, error } = useQuery({
    ...query,
    // A paper that was changed is sealed anew by itself within seconds.
    refetchInterval: ({ state }) => (state.data?.papers.some(({ isStale }) => isStale) ? soon : false),
  });
  const reread = () => queries.invalidateQueries({ queryKey: query.queryKey });
  const seal = useMutation({
    mutationFn: async (paperId: string) => {
      await api.POST('/api/papers/{id}/seal', { params: { path: { id: paperId } } });
      await reread();
    },
  });
  const opensAt = Date.parse(round.opensAt);
  const isComing = useServerTime(opensAt) < opensAt;
  if (!sealing) return <ErrorNotice error={error} />;
  const sealable = !round.hasAttempts && status !== 'cancelled';
  return (
    <section className="stack" aria-label={`${t('sealing.title')}: ${round.title}`}>
      <h3>{t('sealing.title')}</h3>
      <p className="small muted">{t('sealing.lead')}</p>
      <ul className="checks" role="list">
        {tracks.map((track) => {
          const paper = sealing.papers.find((known) => known.trackId === track.id);
          return (
            paper && (
              <li key={track.id}>
                <div className="line">
                  <b>{track.name}</b>
                  <Tag kind={!paper.seal ? 'none' : paper.isStale ? 'warn' : 'ok'}>
                    {t(!paper.seal ? 'sealing.none' : paper.isStale ? 'sealing.stale' : 'sealing.sealed')}
                  </Tag>
                  {paper.seal && (
                    <span className="small muted">
                      {t('sealing.version', {
                        number: paper.seal.number,
                        size: formats.bytes(paper.seal.size),
                        time: formats.dateTime(paper.seal.sealedAt),
                      })}
                    </span>
                  )}
                  {sealable && (!paper.seal || paper.isStale) && (
                    <Button
                      kind="ghost"
                      busy={seal.isPending && seal.variables === paper.paperId}
                      aria-label={t(paper.seal ? 'sealing.againOf' : 'sealing.sealOf', { track: track.name })}
                      onClick={() => seal.mutate(paper.paperId)}
                    >
                      {t(paper.seal ? 'sealing.again' : 'sealing.seal')}
                    </Button>
                  )}
                </div>
                {sealable && paper.seal && paper.isStale && <p className="small muted">{t('sealing.staleHint')}</p>}
              </li>
            )
          );
        })}
      </ul>
      <ErrorNotice error={seal.error} />
      {sealing.schools.length > 0 && <Readiness sealing={sealing} />}
      {sealing.hasKey && <KeySheet key={sealing.sheetFrom} roundId={round.id} sealing={sealing} onSaved={reread} />}
      {sealing.hasKey && sealable && isComing && (
        <ReplaceKey roundId={round.id} sealing={sealing} onReplaced={reread} />
      )}
    </section>
  );
}

function Readiness({ sealing: { schools, outdated } }: { sealing: Sealing }) {
  const { t } = useTranslation('desk');
  const sum = (of: (school: Sealing['schools'][number]) => number) =>
    schools.reduce((all, school) => all + of(school), 0);
  return (
    <>
      <ProgressBar label={t('sealing.ready')} value={sum((s) => s.ready)} max={sum((s) => s.registered)} />
      <details>
        <summary>{t('sealing.bySchool')}</summary>
        <div className="scroll-x">
          <table className="grid-table">
            <thead>
              <tr>
                <th scope="col">{t('sealing.school')}</th>
                <th scope="col" className="right">
                  {t('sealing.registered')}
                </th>
                <th scope="col" className="right">
                  {t('sealing.readyShort')}
                </th>
                <th scope="col" className="right">
                  {t('sealing.outdatedShort')}
                </th>
              </tr>
            </thead>
            <tbody>
              {schools.map((school) => (
                <tr key={school.organizationId}>
                  <th scope="row">{school.name}</th>
                  <td className="num right">{school.registered}</td>
                  <td className="num right">{school.ready}</td>
                  <td className="num right">{school.outdated}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
      {outdated.length > 0 && (
        <details>
          <summary>
            {t('sealing.outdated')}: {outdated.length}
          </summary>
          <p className="small muted">{t('sealing.outdatedHint')}</p>
          <ul>
            {outdated.map((holder) => (
              <li key={holder.registrationId}>
                {holder.name}{' '}
                <span className="small muted">
                  {t('sealing.outdatedOf', {
                    school: holder.schoolName,
                    track: holder.trackName,
                    number: holder.number,
                    latest: holder.latest,
                  })}
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

interface SheetProps {
  roundId: string;
  sealing: Sealing;
  onSaved: () => Promise<unknown>;
}

function KeySheet({ roundId, sealing, onSaved }: SheetProps) {
  const { t } = useTranslation('desk');
  const [from, setFrom] = useState(sealing.sheetFrom ? toInput(sealing.sheetFrom) : '');
  const save = useMutation({
    mutationFn: async () => {
      await api.PUT('/api/rounds/{id}/opening-key/sheet-time', {
        params: { path: { id: roundId } },
        body: { from: fromInput(from) ?? null },
      });
      await onSaved();
    },
  });
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (!save.isPending) save.mutate();
      }}
    >
      <p className="line">
        <a href={`/api/rounds/${roundId}/opening-key/sheet.pdf`} target="_blank" rel="noreferrer">
          {t('sealing.sheet')}
        </a>
        <span className="small muted">{t('sealing.sheetHint')}</span>
      </p>
      <TextField
        label={t('sealing.from')}
        hint={t('sealing.fromHint')}
        type="datetime-local"
        value={from}
        onChange={(event) => setFrom(event.target.value)}
      />
      <ErrorNotice error={save.error} />
      <div className="line">
        <Button type="submit" kind="ghost" busy={save.isPending}>
          {t('sealing.saveTime')}
        </Button>
      </div>
    </form>
  );
}
