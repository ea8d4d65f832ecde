import { expect, type Page } from '@playwright/test';
import { goTo, type Snapshot } from './paper';
import { takePictures } from './photographs';

type Task = Snapshot['paper']['tasks'][number];

/** Answers a task as its type asks; a photograph is chosen and taken. */
export async function answer(page: Page, paper: Snapshot, task: Task) {
  const { position, body } = task;
  await goTo(page, paper, body.type, task);
  await expect(page.getByRole('heading', { name: `Задание ${position} из` })).toBeVisible();
  switch (body.type) {
    case 'choice':
    case 'trueFalse':
      await page.locator('.opt').first().click();
      break;
    case 'shortText':
      await page.getByLabel('Ваш ответ').fill('барометр');
      break;
    case 'numeric':
      await page.getByLabel('Ваш ответ, число').fill('8,0');
      if (await page.getByLabel('Единица').isVisible()) await page.getByLabel('Единица').selectOption({ index: 1 });
      break;
    case 'matching':
      for (const list of await page.locator('.pair select').all()) await list.selectOption({ index: 1 });
      break;
    case 'ordering':
      await page
        .getByRole('button', { name: /^Ниже:/ })
        .first()
        .click();
      break;
    case 'gapText':
    case 'table':
      for (const field of await page.locator('.gap').all())
        if ((await field.evaluate((element) => element.tagName)) === 'SELECT') await field.selectOption({ index: 1 });
        else await field.fill('12');
      break;
    case 'hotspot':
      await page.getByRole('application').click({ position: { x: 40, y: 30 } });
      break;
    case 'formula':
      await page.getByLabel('Ваш ответ, формула').fill('2*x^2 + sin(x)');
      break;
    case 'essay':
      await page
        .getByLabel('Ваш текст')
        .fill('Вода держится: снизу на бумагу давит воздух — атмосферное давление больше давления воды. 🦔');
      break;
    case 'upload':
      await page.getByLabel('Выбрать файл').setInputFiles({
        name: 'решение.jpg',
        mimeType: 'image/jpeg',
        buffer: await page.screenshot({ type: 'jpeg' }),
      });
      await takePictures(page);
      break;
  }
}

const typesOf = (tasks: Task[]) => [...new Set(tasks.map(({ body }) => body.type))].sort();

/** The server holds an answer to a task of every type. */
export function expectEveryType({ paper: { tasks } }: Snapshot, answers: Snapshot['answers']) {
  const answered = answers.map(({ taskId }) => taskId);
  expect(typesOf(tasks.filter(({ id }) => answered.includes(id)))).toEqual(typesOf(tasks));
}
