import type { Olympiad } from './queries';

export interface PlanCheck {
  id: 'tracks' | 'rounds' | 'paper' | 'tasks' | 'points' | 'duration' | 'registration';
  ok: boolean;
  /** What is to mend stands here: of which round and track. */
  round?: string;
  track?: string;
  points?: number;
  maxPoints?: number;
}

/** What must hold before an olympiad can be opened, as far as its plan tells; the good ones in one line each, the bad ones each by name. */
export function planChecks(olympiad: Olympiad): PlanCheck[] {
  const papers = olympiad.rounds.flatMap((round) =>
    olympiad.tracks.map((track) => ({
      round: round.title,
      track: track.name,
      paper: round.papers.find((paper) => paper.trackId === track.id),
    })),
  );
  const each = (id: PlanCheck['id'], faults: Omit<PlanCheck, 'id' | 'ok'>[]): PlanCheck[] =>
    faults.length > 0 ? faults.map((fault) => ({ id, ok: false, ...fault })) : [{ id, ok: true }];

  const first = Math.min(...olympiad.rounds.map((round) => Date.parse(round.opensAt)));
  const checks: PlanCheck[] = [
    { id: 'tracks', ok: olympiad.tracks.length > 0 },
    { id: 'rounds', ok: olympiad.rounds.length > 0 },
  ];
  if (papers.length === 0) return checks;
  return [
    ...checks,
    ...each(
      'paper',
      papers.filter(({ paper }) => !paper).map(({ round, track }) => ({ round, track })),
    ),
    ...each(
      'tasks',
      papers.filter(({ paper }) => paper?.tasks === 0).map(({ round, track }) => ({ round, track })),
    ),
    ...each(
      'points',
      papers
        .filter(({ paper }) => paper && paper.tasks > 0 && paper.points !== paper.maxPoints)
        .map(({ round, track, paper }) => ({ round, track, points: paper!.points, maxPoints: paper!.maxPoints })),
    ),
    ...each(
      'duration',
      olympiad.rounds
        .filter((round) => round.durationMinutes * 60_000 > Date.parse(round.closesAt) - Date.parse(round.opensAt))
        .map((round) => ({ round: round.title })),
    ),
    { id: 'registration', ok: Date.parse(olympiad.registrationClosesAt) <= first },
  ];
}
