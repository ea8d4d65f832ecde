import { expect, test } from './axe';
import { signIn } from './people';

test('a coordinator makes a timetable, moves a lesson and the pupil sees why; schooling at home gets a week @desktop', async ({
  page: coordinator,
  browser,
  lookBoth: look,
}) => {
  test.slow();
  await signIn(coordinator.context(), 'coordinator');
  const title = `8Б-${String(Date.now() % 100_000)}`;

  const next = new Date(Date.now() + 9 * 86_400_000).toISOString().slice(0, 10);

  // The timetable that the example school has.
  await coordinator.goto(`/timetable/school?class=8Б&week=${next}`);
  await expect(coordinator.getByRole('button', { name: /^Изменить:/ }).first()).toBeVisible();
  await look(coordinator, 'timetable-school');
  await coordinator.goto('/timetable/settings');
  await expect(coordinator.getByLabel('Название').first()).toHaveValue('1 четверть');
  await look(coordinator, 'timetable-settings');

  // A group of one pupil with a lesson a week.
  await coordinator.goto('/timetable/groups');
  await look(coordinator, 'timetable-groups');
  await coordinator.getByRole('link', { name: 'Новая группа' }).click();
  await coordinator.getByLabel('Предмет').fill('Информатика');
  await coordinator.getByLabel('Название').fill(title);
  await coordinator.getByLabel('Фамилия или имя').fill('Щербакова Алёна');
  await coordinator.getByRole('button', { name: /^Добавить: Щербакова Алёна/ }).click();
  await look(coordinator, 'timetable-group-new');
  await coordinator.getByRole('button', { name: 'Создать' }).click();
  await expect(coordinator.getByRole('heading', { level: 1, name: `Информатика, ${title}` })).toBeVisible();
  await coordinator.getByRole('button', { name: 'Поставить урок' }).click();
  const dialog = coordinator.getByRole('dialog');
  await dialog.getByLabel('День недели').selectOption('saturday');
  await dialog.getByLabel('Начало').fill('16:00');
  await look(coordinator, 'timetable-entry');
  await dialog.getByRole('button', { name: 'Сохранить' }).click();
  await expect(coordinator.getByText('суббота, 16:00–16:45')).toBeVisible();

  // The same hour of the same teacher is refused, and it is said with what it collides.
  await coordinator.getByRole('button', { name: 'Поставить урок' }).click();
  await dialog.getByLabel('День недели').selectOption('saturday');
  await dialog.getByLabel('Начало').fill('16:30');
  await dialog.getByRole('button', { name: 'Сохранить' }).click();
  await expect(dialog.getByRole('alert')).toContainText(`Информатика, ${title}`);
  await dialog.getByRole('button', { name: 'Отмена' }).click();
  await look(coordinator, 'timetable-group');

  // A single lesson is moved, with a reason.
  await coordinator.goto(`/timetable/school?class=${encodeURIComponent(title)}&week=${next}`);
  await coordinator.getByRole('button', { name: /^Изменить: Информатика/ }).click();
  const start = await dialog.getByLabel('Новое начало').inputValue();
  await dialog.getByLabel('Новое начало').fill(start.replace('T16:00', 'T17:10'));
  await dialog.getByLabel('Причина').fill('Субботник');
  await look(coordinator, 'timetable-change');
  await dialog.getByRole('button', { name: 'Изменить урок' }).click();
  await expect(dialog).toBeHidden();
  await expect(coordinator.getByText('Субботник')).toBeVisible();

  const context = await browser.newContext({ locale: 'ru-RU', timezoneId: 'Europe/Moscow', serviceWorkers: 'block' });
  await signIn(context, 'pupil3');
  const pupil = await context.newPage();
  await pupil.goto(`/timetable?week=${next}`);
  const lesson = pupil.getByRole('listitem').filter({ hasText: 'Субботник' });
  await expect(lesson).toContainText('17:10');
  await expect(lesson).toContainText('перенесён');
  await look(pupil, 'timetable-week');
  await context.close();

  // Schooling at home of the example pupil.
  await coordinator.goto('/home-schooling');
  await look(coordinator, 'home-schooling');
  await coordinator.getByRole('link', { name: 'Фёдоров Матвей' }).click();
  await expect(coordinator.getByText(/Часы: проведено/)).toBeVisible();
  await coordinator.getByRole('button', { name: 'Показать документ' }).click();
  await expect(coordinator.getByText('№ 117')).toBeVisible();
  await look(coordinator, 'home-schooling-pupil');
  await coordinator.getByRole('button', { name: 'Предложить неделю' }).click();
  await dialog.getByLabel('Не раньше').fill('14:00');
  await dialog.getByLabel('Не позже').fill('17:00');
  await dialog.getByRole('button', { name: 'Разместить часы' }).click();
  await expect(dialog.getByRole('button', { name: 'Поставить в расписание' })).toBeVisible();
  await look(coordinator, 'home-schooling-proposal');
  const slots = await dialog.locator('.slots').getByRole('listitem').allInnerTexts();
  await dialog.getByRole('button', { name: 'Поставить в расписание' }).click();
  await expect(dialog).toBeHidden();
  await expect(coordinator.locator('.slots').getByRole('listitem')).toHaveCount(slots.length);
  for (const slot of slots) await expect(coordinator.locator('.slots')).toContainText(slot);
});
