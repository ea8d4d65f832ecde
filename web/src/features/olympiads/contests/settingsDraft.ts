import { fromInput, inDays, toInput } from '../desk/moments';
import type { Contest, ContestSettings, Period } from './queries';

/** A period as the fields hold it. */
export interface PeriodDraft {
  from: string;
  until: string;
}

/** Settings as the form holds them: moments and shares as they are typed. */
export interface SettingsDraft extends Omit<
  ContestSettings,
  'entries' | 'marking' | 'voting' | 'threshold' | 'rules' | 'talksOn'
> {
  entries: PeriodDraft;
  marking: PeriodDraft;
  voting: PeriodDraft;
  talksOn: string;
  /** Per cent, as those of the rules. */
  threshold: number;
  quota: number;
  winners: number;
  winnerLeast: number;
  prizeWinnerLeast: number;
  edge: ContestSettings['rules']['edge'];
}

const percent = (share: number) => Number((share * 100).toFixed(2));
const share = (percents: number) => Number((percents / 100).toFixed(4));
const typed = (period: Period): PeriodDraft => ({ from: toInput(period.from), until: toInput(period.until) });

export function draftOf(settings: ContestSettings): SettingsDraft {
  const { rules } = settings;
  return {
    ...settings,
    entries: typed(settings.entries),
    marking: typed(settings.marking),
    voting: typed(settings.voting ?? settings.marking),
    talksOn: settings.talksOn ?? '',
    threshold: percent(settings.threshold),
    quota: percent(rules.quotaShare),
    winners: percent(rules.winnerShare),
    winnerLeast: percent(rules.winnerLeast),
    prizeWinnerLeast: percent(rules.prizeWinnerLeast),
    edge: rules.edge,
  };
}

/** What a new contest begins with: a month for entries, two weeks for the experts. */
export const proposed = (now: number): SettingsDraft => ({
  title: '',
  about: '',
  entries: { from: inDays(now, 1, 9), until: inDays(now, 31, 18) },
  marking: { from: inDays(now, 32, 9), until: inDays(now, 46, 18) },
  voting: { from: inDays(now, 32, 9), until: inDays(now, 46, 18) },
  talksOn: '',
  isAnonymous: true,
  minExperts: 2,
  dropExtremes: true,
  threshold: 30,
  public: 'none',
  onlyTeachersVote: false,
  words: 'winners',
  quota: 60,
  winners: 20,
  winnerLeast: 50,
  prizeWinnerLeast: 50,
  edge: 'allIn',
});

/** Undefined while a date is missing. */
export function settingsOf(draft: SettingsDraft): ContestSettings | undefined {
  const moments = ({ from, until }: PeriodDraft): Period | undefined => {
    const [first, last] = [fromInput(from), fromInput(until)];
    return first && last ? { from: first, until: last } : undefined;
  };
  const { quota, winners, winnerLeast, prizeWinnerLeast, edge, ...rest } = draft;
  const [entries, marking] = [draft.entries, draft.marking].map(moments);
  const voting = draft.public === 'none' ? null : moments(draft.voting);
  if (!entries || !marking || voting === undefined) return undefined;
  return {
    ...rest,
    entries,
    marking,
    voting,
    talksOn: draft.talksOn || null,
    threshold: share(draft.threshold),
    rules: {
      quotaShare: share(quota),
      winnerShare: share(winners),
      winnerLeast: share(winnerLeast),
      prizeWinnerLeast: share(prizeWinnerLeast),
      edge,
      cuts: [],
    },
  };
}

/** The form of a contest's settings: what is typed, and what it began with. */
export interface SettingsForm {
  draft: SettingsDraft;
  saved: SettingsDraft;
  version: number;
}

export function formOf({ settings, version }: Pick<Contest, 'settings' | 'version'>): SettingsForm {
  const saved = draftOf(settings);
  return { draft: saved, saved, version };
}

const same = (one: SettingsDraft, other: SettingsDraft) => JSON.stringify(one) === JSON.stringify(other);

/** The version to send: the newest while the settings themselves are as they were read, otherwise the one that was read, which the server refuses. */
export const settingsVersion = ({ saved, version }: SettingsForm, contest: Pick<Contest, 'settings' | 'version'>) =>
  same(saved, draftOf(contest.settings)) ? contest.version : version;

/**
 * The form when the contest was read again. What is typed stays; the new version is taken on where something else than the settings changed,
 * so that only a colleague's settings are in the way of a save.
 */
export function renewed(form: SettingsForm, contest: Pick<Contest, 'settings' | 'version'>): SettingsForm {
  if (same(form.draft, form.saved)) return formOf(contest);
  return { ...form, version: settingsVersion(form, contest) };
}
