import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Choice } from '../../../ui/Choice';
import { TextField } from '../../../ui/Field';
import type { AwardTrack } from './queries';
import { shares, type RulesDraft } from './rulesDraft';

interface Props {
  draft: RulesDraft;
  tracks: readonly AwardTrack[];
  onChange: (draft: RulesDraft) => void;
  onSubmit: () => void;
  /** Buttons and what went wrong. */
  children: ReactNode;
}

/** By what statuses are given. */
export function RulesForm({ draft, tracks, onChange, onSubmit, children }: Props) {
  const { t } = useTranslation('results');
  const cutOf = (trackId: string) => draft.cuts[trackId] ?? { winner: '', prizeWinner: '' };
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      <div className="rules-shares">
        {shares.map((field) => (
          <TextField
            key={field}
            label={t(`rules.${field}`)}
            inputMode="decimal"
            value={draft[field]}
            onChange={(event) => onChange({ ...draft, [field]: event.target.value })}
          />
        ))}
      </div>
      <Choice
        legend={t('rules.edge')}
        value={draft.edge}
        options={(['allOut', 'allIn'] as const).map((value) => ({ value, label: t(`rules.${value}`) }))}
        onChange={(edge) => onChange({ ...draft, edge })}
      />
      {tracks.length > 0 && (
        <details open={Object.keys(draft.cuts).length > 0 || undefined}>
          <summary>{t('rules.cuts')}</summary>
          <p className="small muted">{t('rules.cutsHint')}</p>
          <div className="rules-cuts">
            {tracks.flatMap(({ trackId, name }) =>
              (['winner', 'prizeWinner'] as const).map((status) => (
                <TextField
                  key={trackId + status}
                  label={t(status === 'winner' ? 'rules.cutWinner' : 'rules.cutPrizeWinner', { track: name })}
                  inputMode="decimal"
                  value={cutOf(trackId)[status]}
                  onChange={(event) =>
                    onChange({
                      ...draft,
                      cuts: { ...draft.cuts, [trackId]: { ...cutOf(trackId), [status]: event.target.value } },
                    })
                  }
                />
              )),
            )}
          </div>
        </details>
      )}
      {children}
    </form>
  );
}
