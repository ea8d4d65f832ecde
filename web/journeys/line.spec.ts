import { faultyLine } from './faultyLine';
import { expect, test } from './axe';
import { goTo, open, runningRound, save } from './paper';
import { signIn } from './people';

interface Heads {
  answers: { taskId: string; answer: string }[];
  heads: { deviceId: string; seq: number; hash: string }[];
}

test('over a line that holds back, doubles, reorders and loses, each answer arrives once and as it was written @desktop', async ({
  browser,
  baseURL,
}) => {
  const seed = 1 + Math.floor(Math.random() * 2_147_483_645);
  const line = await faultyLine(baseURL!, seed);
  const context = await browser.newContext({ locale: 'ru-RU', baseURL: line.address });
  try {
    const page = await context.newPage();
    await signIn(context, 'p668');
    const paper = await open(page, (await runningRound(context)).roundId);
    const fields = [
      ['shortText', 'Ваш ответ'],
      ['numeric', 'Ваш ответ, число'],
      ['formula', 'Ваш ответ, формула'],
    ] as const;
    const last = new Map<string, string>();
    // Until each fault has come at least once.
    let written = 0;
    for (; written < 24 || (written < 200 && Object.values(line.faults).includes(0)); written++) {
      const [type, label] = fields[written % fields.length]!;
      const { id } = await goTo(page, paper, type);
      const field = page.getByLabel(label, { exact: true });
      await field.fill(`${written + 1}`);
      await field.blur();
      last.set(id, `${written + 1}`);
    }
    line.mend();
    await expect(save(page)).toContainText('сохранено на сервере', { timeout: 60_000 });
    await expect(save(page)).toHaveAttribute('data-unsent', '0');

    const { answers, heads } = (await (await context.request.get(`/api/attempts/${paper.attemptId}`)).json()) as Heads;
    for (const [id, text] of last)
      expect(answers.find(({ taskId }) => taskId === id)?.answer, `seed ${seed}`).toContain(`"${text}"`);
    // One chain, as long as what was written: nothing lost, nothing twice, nothing out of order.
    const own = await page.evaluate(
      (attemptId) =>
        new Promise<Heads['heads'][number]>((done, fail) => {
          const opening = indexedDB.open('methodcabinet-journal');
          opening.onerror = () => fail(new Error('no journal'));
          opening.onsuccess = () => {
            const reading = opening.result.transaction('heads').objectStore('heads').get(attemptId);
            reading.onsuccess = () => {
              const { deviceId, seq, hash } = reading.result as Heads['heads'][number];
              done({ deviceId, seq, hash });
            };
          };
        }),
      paper.attemptId,
    );
    expect(heads, `seed ${seed}`).toContainEqual(own);
    expect(own.seq).toBeGreaterThanOrEqual(written);
    expect(Object.values(line.faults)).not.toContain(0);

    // The server takes the hand-in, its reply is lost, and no push tells of it: the device keeps it until it hears that the server has it, whether by asking or by telling it again.
    await context.route('**/hubs/**', (route) => route.abort());
    await page.reload();
    const times: string[] = [];
    await context.route('**/hand-in', async (route) => {
      const response = await route.fetch();
      times.push(((await response.json()) as { handedInAt: string }).handedInAt);
      await (times.length === 1 ? route.abort() : route.fulfill({ response }));
    });
    const end = paper.paper.tasks.at(-1)!;
    await goTo(page, paper, end.body.type, end);
    await page.getByRole('button', { name: 'Сдать работу' }).click();
    const dialog = page.getByRole('dialog', { name: 'Сдать работу?' });
    await dialog.getByRole('button', { name: 'Сдать работу' }).click();
    await expect(page.getByRole('heading', { name: 'Работа сдана' })).toBeVisible({ timeout: 90_000 });
    expect(new Set(times).size, `hand-ins with replies: ${times.join(', ')}`).toBe(1);
  } finally {
    await context.close();
    await line.close();
  }
});
