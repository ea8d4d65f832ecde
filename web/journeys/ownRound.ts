import { expect, type BrowserContext, type Page } from '@playwright/test';
import { signIn } from './people';

interface Listed {
  id: string;
  title: string;
  phase: string;
}
interface Plan {
  seasonId: string;
  tracks: { id: string; grade: number }[];
  rounds: { id: string; kind: string; title: string; durationMinutes: number; version: number }[];
}
interface Candidate {
  personId: string;
  trackIds: string[];
}

/**
 * The paper of the running olympiad in a round that opens and ends after so many seconds, with the signed-in pupil as its only participant, or `others` who have signed in
 * beside; by the organizer's own requests. Returns the round.
 */
export async function ownRound(
  organizer: Page,
  pupil: Page,
  opens: number,
  closes: number,
  others: BrowserContext[] = [],
): Promise<string> {
  const { request } = organizer.context();
  const read = async <T>(path: string) => (await (await request.get(path)).json()) as T;
  const make = async (path: string, data?: object) => {
    const response = await request.post(path, { data });
    expect(response.ok(), path).toBe(true);
    return response;
  };
  await signIn(organizer.context(), 'methodist');
  let found: Listed | undefined;
  const look = async () =>
    (found = (await read<{ items: Listed[] }>('/api/olympiads')).items.find(
      ({ phase, title }) => phase === 'running' && /по физике/.test(title),
    ));
  await expect.poll(look, { message: 'the running olympiad of physics' }).toBeTruthy();
  const running = found!;
  const { seasonId } = await read<Plan>(`/api/olympiads/${running.id}`);
  const copy = { seasonId, title: `Физика: без связи ${Date.now().toString(36)}`, shiftDays: 0, withPapers: true };
  const { id } = (await (await make(`/api/olympiads/${running.id}/copy`, copy)).json()) as { id: string };
  await make(`/api/olympiads/${id}/publish`);

  for (const context of [pupil.context(), ...others]) {
    const me = (await (await context.request.get('/api/me')).json()) as {
      personId: string;
      name: string;
      organizations: { id: string }[];
    };
    const organizationId = me.organizations[0]!.id;
    const candidates = `/api/olympiads/${id}/candidates?organizationId=${organizationId}&search=${encodeURIComponent(me.name)}`;
    const found = (await read<{ items: Candidate[] }>(candidates)).items.find(
      ({ personId }) => personId === me.personId,
    )!;
    await make(`/api/olympiads/${id}/registrations`, {
      organizationId,
      items: [{ personId: me.personId, trackId: found.trackIds[0] }],
    });
  }

  const round = (await read<Plan>(`/api/olympiads/${id}`)).rounds[0]!;
  const [opensAt, closesAt] = [opens, closes].map((after) => new Date(Date.now() + after * 1_000).toISOString());
  expect((await request.put(`/api/rounds/${round.id}`, { data: { ...round, opensAt, closesAt } })).ok()).toBe(true);
  return round.id;
}
