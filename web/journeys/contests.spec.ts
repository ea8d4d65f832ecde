import { expect, test } from './axe';
import { downloaded } from './files';
import { signIn } from './people';

test('a contest goes from its announcement through entries, experts and voices to signed results @desktop', async ({
  page,
  browser,
  look,
  lookBoth,
}) => {
  test.slow();
  const title = `Урок года ${Date.now().toString(36)}`;
  await signIn(page.context(), 'methodist');
  await page.goto('/contests/new');
  await page.getByLabel('Название', { exact: true }).fill(title);
  const past = (days: number) => {
    const date = new Date(Date.now() + days * 86_400_000 - new Date().getTimezoneOffset() * 60_000);
    return date.toISOString().slice(0, 16);
  };
  await page.getByLabel('Приём заявок с').fill(past(-2));
  await page.getByLabel('Экспертов на заявку, не меньше').fill('1');
  await page.getByText('отдают голос').click();
  await page.getByRole('button', { name: 'Создать' }).click();

  await page.getByLabel('Номинация 1').fill('Урок');
  await page.getByRole('button', { name: 'Сохранить номинации' }).click();
  await expect(page.getByRole('button', { name: 'Сохранить номинации' })).toBeHidden();
  await page.getByRole('button', { name: 'Лист заочной экспертизы' }).click();
  await page.getByLabel('Критерий 1').fill('Новизна');
  await page.getByRole('button', { name: 'Сохранить листы' }).click();
  await expect(page.getByRole('button', { name: 'Сохранить листы' })).toBeHidden();
  await page.getByRole('button', { name: 'Добавить эксперта' }).click();
  await page.getByLabel('Эксперт', { exact: true }).selectOption({ label: 'Воронин Сергей Николаевич' });
  await page.getByRole('dialog').getByRole('button', { name: 'Сохранить' }).click();
  await expect(page.getByText('председатель · все номинации')).toBeVisible();
  await page.getByRole('button', { name: 'Объявить' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Объявить' }).click();
  await expect(page.getByRole('button', { name: 'Объявить' })).toHaveCount(0);
  await look(page, 'contest-setup');
  const contest = page.url().replace('/setup', '');

  const teacher = await (await browser.newContext({ locale: 'ru-RU' })).newPage();
  await signIn(teacher.context(), 'teacher');
  const { personId } = (await (await teacher.context().request.get('/api/me')).json()) as { personId: string };
  for (const kind of ['personalData', 'publication?form=fullName']) {
    // Refused where an earlier journey gave it.
    await teacher.context().request.put(`/api/people/${personId}/consents/${kind}`);
  }
  await teacher.goto(`${contest}/entries`);
  await teacher.getByRole('button', { name: 'Новая заявка' }).click();
  await teacher.getByLabel('Название работы').fill('Физика на льду');
  await teacher.getByLabel(/Соавторы/).fill('Соавторова Мария Петровна');
  await teacher.getByRole('dialog').getByRole('button', { name: 'Сохранить' }).click();
  await teacher
    .getByLabel('Приложить файлы')
    .setInputFiles({ name: 'урок.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7') });
  await expect(teacher.getByRole('link', { name: 'урок.pdf' })).toBeVisible();
  await teacher.getByRole('button', { name: 'Подать заявку' }).click();
  await expect(teacher.getByText('подана', { exact: true })).toBeVisible();

  // Entries end now, and experts and the public begin.
  await page.goto(`${contest}/setup`);
  await page.getByLabel('Приём заявок до').fill(past(-0.01));
  await page.getByLabel('Эксперты оценивают с').fill(past(-0.01));
  await page.getByLabel('Голосование с').fill(past(-0.01));
  await page.getByRole('button', { name: 'Сохранить настройки' }).click();
  await expect(async () => {
    const { settings } = (await (await page.request.get(contest.replace('/contests/', '/api/contests/'))).json()) as {
      settings: { entries: { until: string } };
    };
    expect(Date.parse(settings.entries.until)).toBeLessThan(Date.now());
  }).toPass();

  const chair = await (await browser.newContext({ locale: 'ru-RU' })).newPage();
  await signIn(chair.context(), 'chair');
  await chair.goto('/expertise');
  await chair.locator('.card', { hasText: title }).getByRole('link', { name: 'Оценивать' }).click();
  await chair.getByRole('link', { name: /Физика на льду/ }).click();
  await expect(chair.getByText('Автор скрыт до подписи итогов')).toBeVisible();
  await chair.keyboard.press('4');
  await chair.getByLabel('Замечание автору').fill('Смело и наглядно.');
  await chair.getByLabel('Замечание автору').press('Control+Enter');
  await expect(chair.getByText('оценено', { exact: true })).toBeVisible();

  await page.goto(contest);
  await page.getByRole('button', { name: 'Голосовать за «Физика на льду»' }).click();
  await expect(page.getByText('1 голос зрителей')).toBeVisible();
  await look(page, 'contest-voting');

  await chair.goto(`${contest}/board`);
  await chair.getByRole('button', { name: 'Подписать итоги' }).click();
  await chair.getByRole('dialog').getByRole('button', { name: 'Подписать итоги' }).click();
  await expect(chair.getByText(/Морозов/)).toBeVisible();
  await look(chair, 'contest-board');
  await page.goto(`${contest}/board`);
  await expect(page.getByRole('link', { name: 'Протокол экспертной комиссии, docx' })).toBeVisible();
  const workbook = await downloaded(page, () => page.getByRole('link', { name: 'Протокол, xlsx' }).click());
  expect(workbook.subarray(0, 2).toString()).toBe('PK');
  await look(page, 'contest-board-of-staff');

  await teacher.reload();
  await expect(teacher.getByText('Смело и наглядно.')).toBeVisible();
  const visitor = await (await browser.newContext({ locale: 'ru-RU' })).newPage();
  await visitor.goto(contest);
  await expect(visitor.getByText('Морозов Алексей')).toBeVisible();
  await expect(visitor.getByText('Приз зрительских симпатий')).toBeVisible();

  // The ceremony by nomination, on the wall of a hall.
  await chair.getByRole('link', { name: 'Церемония награждения' }).click();
  await expect(chair.getByRole('radio', { name: 'Номинация «Урок»' })).toBeChecked();
  await chair.getByText('всех участников').click();
  // A window that has the whole screen takes no other size.
  await chair.evaluate(() => (Element.prototype.requestFullscreen = () => Promise.resolve()));
  await chair.getByRole('button', { name: 'Начать' }).click();
  await chair.keyboard.press('ArrowRight');
  await expect(chair.getByText('«Физика на льду»')).toBeVisible();
  await expect(chair.getByText('Морозов Алексей', { exact: false })).toBeVisible();
  await look(chair, 'contest-ceremony');

  // Documents for the author and for the colleague whom the entry names.
  await page.goto(`${contest}/board`);
  await page.getByRole('link', { name: 'Дипломы и сертификаты' }).click();
  await expect(page.getByText(/^Можно выдать: /)).toBeVisible();
  await page.getByRole('button', { name: 'Выдать документы' }).click();
  await expect(page.getByText(/Готово? \d+ документ/)).toBeVisible();
  await expect(page.getByText('Соавторова Мария Петровна').first()).toBeVisible();
  await look(page, 'contest-documents');
  for (const name of ['Протокол экспертной комиссии, docx', 'Приказ об итогах конкурса, docx'])
    expect((await downloaded(page, () => page.getByRole('link', { name }).click())).subarray(0, 2).toString()).toBe(
      'PK',
    );
  await page.getByText('Шаблоны и поля').click();
  await page.getByRole('button', { name: 'Показать, что получится: Протокол экспертной комиссии, docx' }).click();
  const sheet = (document: string) => page.frameLocator(`iframe[title="Заполненный шаблон: ${document}"]`);
  await expect(
    sheet('Протокол экспертной комиссии, docx').getByText(/Морозов Алексей.*, Соавторова Мария Петровна/),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Показать, что получится: Приказ об итогах конкурса, docx' }).click();
  await expect(sheet('Приказ об итогах конкурса, docx').getByText('ПРИКАЗЫВАЮ:')).toBeVisible();
  await lookBoth(page, 'contest-templates');
  await page.getByRole('link', { name: 'Макеты документов' }).click();
  await expect(page.getByRole('img', { name: 'Документ с самым длинным именем' })).toBeVisible();
  await look(page, 'contest-design');

  await teacher.goto(contest);
  await expect(teacher.getByText('Ваши документы')).toBeVisible();
  await look(teacher, 'contest-results');
  await teacher.goto('/my-certificates');
  await expect(teacher.getByText(title).first()).toBeVisible();
  const mine = (await (await teacher.context().request.get('/api/certificates/mine')).json()) as {
    id: string;
    number: string;
    ground: string;
  }[];
  const certificate = mine.find(({ ground }) => ground === title);
  const pdf = await teacher.context().request.get(`/api/certificates/${certificate!.id}/pdf`);
  expect(pdf.headers()['content-type']).toBe('application/pdf');
  await visitor.goto(`/verify/${certificate!.number}`);
  await expect(visitor.getByText(`${title}, номинация «Урок»`)).toBeVisible();
});
