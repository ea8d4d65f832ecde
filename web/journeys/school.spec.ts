import { expect, test } from './axe';
import { downloaded, textsOfXlsx } from './files';
import { newSurname, signIn } from './people';

const headings = 'Фамилия;Имя;Отчество;Дата рождения;Класс\n';
const table = (name: string, rows: string) => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(headings + rows, 'utf-8'),
});

test('a coordinator uploads a table of text, finds the pupils again, and changes and withdraws an entry @desktop', async ({
  page,
  lookBoth: look,
}) => {
  const [anna, boris] = [newSurname(), newSurname()];
  const rows = `${anna};Анна;Игоревна;17.05.2012;8Б\n${boris};Борис;;28.02.2012;8Б\n`;
  await signIn(page.context(), 'coordinator');
  await page.goto('/people/import');
  await page.getByLabel('Выбрать файл').setInputFiles(table('8Б.csv', rows));
  await page.getByRole('button', { name: 'Загрузить 2 учеников' }).click();
  await expect(page.getByText('Все строки записаны.')).toBeVisible();

  // The same table once more finds the same people.
  await page.goto('/people/import');
  await page.getByLabel('Выбрать файл').setInputFiles(table('8Б.csv', rows));
  await expect(page.getByText('менять нечего')).toBeVisible();

  // Found whatever the order and the case of the words.
  await page.goto('/people');
  await page.getByRole('searchbox').fill(`анна ${anna.toLowerCase()}`);
  await expect(page.getByRole('row')).toHaveCount(2);
  await look(page, 'people-found');

  // The table as a file holds who was found, and nobody else.
  const file = textsOfXlsx(
    await downloaded(page, () => page.getByRole('link', { name: 'Скачать таблицу (xlsx)' }).click()),
  );
  expect(file).toEqual(expect.arrayContaining(['Фамилия, имя, отчество', `${anna} Анна Игоревна`, 'ученик', '8Б']));
  expect(file.join()).not.toContain(boris);
  await page.getByRole('link', { name: `${anna} Анна Игоревна` }).click();
  await expect(page.getByRole('heading', { name: `${anna} Анна Игоревна` })).toBeVisible();

  await page.goto('/school-olympiads');
  await page
    .getByRole('link', { name: /по биологии/ })
    .first()
    .click();
  await expect(page.getByText('Приём заявок до')).toBeVisible();
  await page.getByRole('link', { name: 'Добавить учеников' }).click();
  await expect(page.getByRole('heading', { name: 'Добавить участников' })).toBeVisible();
  await page.getByRole('searchbox').fill(anna);
  await page.getByLabel(`Параллель: ${anna} Анна Игоревна`).selectOption('9 класс');
  await page.getByRole('button', { name: 'Внести 1 участника' }).click();

  await expect(page.getByRole('heading', { name: /по биологии/ })).toBeVisible();
  await page.getByRole('searchbox').fill(anna);
  const entry = page.getByRole('row').filter({ hasText: anna });
  await expect(entry).toContainText('за старший класс');
  await expect(entry).toContainText('нет согласия на участие');
  await entry.getByRole('button', { name: /^Изменить/ }).click();
  await page.getByLabel('Дополнительное время, минут').fill('30');
  await page.getByRole('button', { name: 'Сохранить' }).click();
  await expect(entry).toContainText('+30 минут');
  await entry.getByRole('button', { name: /^Отозвать/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Отозвать', exact: true }).click();
  await expect(entry).toContainText('отозвана');
});

test('a coordinator sees what a new school year would move, and the board of the day with own pupils only @desktop', async ({
  page,
  lookBoth: look,
}) => {
  await signIn(page.context(), 'coordinator');
  await page.goto('/people/school-year');
  const year = page.getByLabel('Учебный год');
  await year.selectOption({ index: 1 });
  await expect(page.getByText('8Б → 9Б')).toBeVisible();
  await expect(page.getByText(/^11.? → окончат школу$/).first()).toBeVisible();
  await page.getByRole('button', { name: 'Перевести классы' }).click();
  // All pupils of the school would move: here it is only looked at.
  await look(page, 'school-year');
  await page.keyboard.press('Escape');
  // Who goes on by keyboard is where they were.
  await expect(page.getByRole('button', { name: 'Перевести классы' })).toBeFocused();

  await page.goto('/');
  await page.getByRole('link', { name: 'Следить за туром' }).first().click();
  await expect(page.getByRole('table')).toBeVisible();
  // Time is given by the cabinet.
  await expect(page.getByText('обновляется само')).toBeVisible();
  await expect(page.getByRole('button', { name: /Продлить|Добавить время/ })).toHaveCount(0);
  await look(page, 'board-of-school');
});

test('a guardian withdraws a consent and gives it again; certificates are beside @desktop', async ({
  page,
  lookBoth: look,
}) => {
  await signIn(page.context(), 'guardian');
  await page.goto('/children');
  await expect(page.getByRole('heading', { name: 'Мои дети' })).toBeVisible();
  // Of the first of two children.
  const publication = page.getByRole('listitem').filter({ hasText: 'Публикация результатов' }).first();
  await expect(publication).toBeVisible();
  // Whatever an earlier run left: end with what the test began from.
  const given = await publication.getByText(/^дано/).isVisible();
  for (const step of given ? ['Отозвать', 'Дать'] : ['Дать', 'Отозвать']) {
    await publication.getByRole('button', { name: new RegExp(`^${step}`) }).click();
    if (step === 'Отозвать') {
      await look(page, 'consent-withdraw');
      await page.getByRole('dialog').getByRole('button', { name: 'Отозвать', exact: true }).click();
    }
    await expect(publication.getByText(step === 'Дать' ? /^дано/ : /^отозвано/)).toBeVisible();
    if (step === 'Дать')
      for (const form of ['инициалы и школа', 'имя и школа']) {
        const stored = page.waitForResponse((reply) => reply.request().method() === 'PUT' && reply.ok());
        await publication.getByText(form).click();
        await stored;
        await page.reload();
        await expect(publication.getByRole('radio', { name: form })).toBeChecked();
      }
  }
  await look(page, 'children');

  // The published result of the child: sum, place, the answers that counted, the certificate.
  await page.getByRole('link', { name: 'Результат', exact: true }).first().click();
  // Another journey may have signed it meanwhile.
  await expect(page.getByText(/^(Результат предварительный|Итоги подписаны)/)).toBeVisible();
  await expect(page.getByText(/среди \d+ участник/)).toBeVisible();
  await page.getByText('Показать задание и ответ').first().click();
  await expect(page.getByText(/^(Засчитанный ответ|Ответа, пришедшего в срок, нет\.)$/).first()).toBeVisible();
  await look(page, 'result-of-child');
  await page.getByRole('link', { name: 'К моим детям' }).click();
  await expect(page).toHaveURL('/children');
});

test('the cabinet looks after organizations, appoints, and reads the audit log @desktop', async ({
  page,
  lookBoth: look,
}) => {
  await signIn(page.context(), 'admin');
  await page.goto('/organizations');
  await expect(page.getByRole('link', { name: /№ 2$/ }).first()).toBeVisible();
  await look(page, 'organizations');
  await page.goto('/people?who=teacher');
  await page.getByRole('table').getByRole('link').first().click();
  await page.getByRole('button', { name: 'Назначить' }).click();
  await page.getByRole('dialog').getByLabel('Кем').selectOption('член жюри');
  await page.getByRole('dialog').getByRole('button', { name: 'Назначить' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
  const offices = page.getByRole('region', { name: 'Назначения' });
  await expect(offices.getByRole('button', { name: 'Освободить' }).first()).toBeVisible();
  await look(page, 'person-offices');
  await offices.getByRole('button', { name: 'Освободить' }).first().click();
  await page.getByRole('dialog').getByRole('button', { name: 'Освободить' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();

  await page.goto('/audit?act=Appointment');
  await expect(page.getByRole('cell', { name: /^назначения — / }).first()).toBeVisible();
  await look(page, 'audit');
});

test('the pages of a school speak English too @desktop', async ({ page, lookBoth: look }) => {
  await signIn(page.context(), 'coordinator');
  await page.goto('/people');
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByRole('heading', { name: 'People' })).toBeVisible();
  await look(page, 'people-english');
});
