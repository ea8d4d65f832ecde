import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorNotice, Notice } from '../../../ui/ErrorNotice';
import { Skeleton } from '../../../ui/Skeleton';
import { isStaff, useMe } from '../../people/queries/me';
import { TrackChoice, trackShown } from '../standings/TrackChoice';
import { useStandingHub } from '../standings/useStandingHub';
import { AwardTable } from './AwardTable';
import { Changes } from './Changes';
import { resultsQuery, simulationQuery, type AwardRules } from './queries';
import { Compared } from './Compared';
import { draftOf, leftAfter, rulesOf, type Edited, type RulesDraft } from './rulesDraft';
import { RulesForm } from './RulesForm';
import { SigningCard } from './SigningCard';
import '../desk/desk.css';
import './results.css';

/** The server is asked when typing pauses so long. */
const pause = 250;

/** Rules, statuses by them, and the chair's signature. */
export function FinalResults({ olympiadId }: { olympiadId: string }) {
  const { t } = useTranslation('results');
  const queries = useQueryClient();
  const me = useMe();
  const results = useQuery(resultsQuery(olympiadId));
  // With the version that the changes began with: what a colleague saves meanwhile is not written over.
  const [edited, setEdited] = useState<Edited>();
  const draft = edited?.draft;
  const data = results.data;
  const rules = draft && rulesOf(draft);
  const unsaved = draft !== undefined && JSON.stringify(rules) !== JSON.stringify(data?.rules);
  const tried = useLater(unsaved ? rules : undefined);
  const simulation = useQuery({
    ...simulationQuery(olympiadId, tried ?? emptyRules, data?.standingVersion ?? 0),
    enabled: tried !== undefined,
  });
  const reread = () => queries.invalidateQueries({ queryKey: resultsQuery(olympiadId).queryKey });
  useStandingHub(olympiadId, true, { onChange: () => void reread(), onConnected: () => void reread() });
  const save = useMutation({
    mutationFn: ({ rules, version }: { draft: RulesDraft; rules: AwardRules; version: number }) =>
      api.PUT('/api/olympiads/{id}/results/rules', {
        params: { path: { id: olympiadId } },
        body: { rules, version },
      }),
    onSuccess: async (_, sent) => {
      await reread();
      const held = queries.getQueryData(resultsQuery(olympiadId).queryKey);
      setEdited((now) => leftAfter(now, sent, held));
    },
  });
  const { track: wanted }: Record<string, unknown> = useSearch({ strict: false });
  if (!data) return results.isError ? <ErrorNotice error={results.error} /> : <Skeleton lines={6} />;
  const trying = tried !== undefined && simulation.data !== undefined;
  const tracks = trying ? simulation.data : data.tracks;
  const track = trackShown(tracks, wanted);
  return (
    <div className="stack">
      <div className="two">
        <SigningCard results={data} unsaved={unsaved} isStaff={me !== undefined && isStaff(me)} onChanged={reread} />
        <Card title={t('rules.title')}>
          <fieldset className="rules" disabled={data.signing !== null}>
            <legend className="visually-hidden">{t('rules.title')}</legend>
            <p className="small muted">{t(data.signing ? 'rules.signedLead' : 'rules.lead')}</p>
            <RulesForm
              draft={draft ?? draftOf(data.rules)}
              tracks={data.tracks}
              onChange={(next) => setEdited({ draft: next, version: edited?.version ?? data.rulesVersion })}
              onSubmit={() => edited && rules && !save.isPending && save.mutate({ ...edited, rules })}
            >
              <ErrorNotice error={save.error ?? (trying || tried ? simulation.error : null)} />
              {trying && track && <Compared tracks={tracks} track={track} />}
              {save.isSuccess && !edited && <Notice kind="ok">{t('rules.saved')}</Notice>}
              {!data.signing && (
                <div className="line">
                  <Button
                    type="submit"
                    kind={unsaved ? 'primary' : 'ghost'}
                    disabled={!unsaved || !rules}
                    busy={save.isPending}
                  >
                    {t('rules.save')}
                  </Button>
                  {draft && (
                    <Button kind="ghost" onClick={() => setEdited(undefined)}>
                      {t('rules.reset')}
                    </Button>
                  )}
                </div>
              )}
            </RulesForm>
          </fieldset>
        </Card>
      </div>
      {data.changes.length > 0 && <Changes changes={data.changes} onChanged={reread} />}
      <div id="awards">
        <Card title={t('awards.title')}>
          {track ? (
            <div className="stack">
              <TrackChoice
                tracks={tracks.map((each) => ({ ...each, participants: each.rows.length }))}
                value={track.trackId}
              />
              <AwardTable track={track} trying={trying} signed={data.signing !== null} onChanged={reread} />
            </div>
          ) : (
            <EmptyState title={t('awards.none')}>{t('awards.noneHint')}</EmptyState>
          )}
        </Card>
      </div>
    </div>
  );
}

/** Stands for the query's argument while nothing is tried: it is not asked then. */
const emptyRules: AwardRules = {
  quotaShare: 0,
  winnerShare: 0,
  winnerLeast: 0,
  prizeWinnerLeast: 0,
  edge: 'allOut',
  cuts: [],
};

/** The value once it has stood for a moment; nothing at once. */
function useLater(value: AwardRules | undefined): AwardRules | undefined {
  const text = value && JSON.stringify(value);
  const [later, setLater] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setLater(text), text ? pause : 0);
    return () => clearTimeout(timer);
  }, [text]);
  return text && later ? (JSON.parse(later) as AwardRules) : undefined;
}
