import { expect, type Page } from '@playwright/test';
import { randomInt } from 'node:crypto';

/** The password of all example people. */
export const examplePassword = 'Primer-2026';

const letters = 'абвгдежзиклмнопрстуфхц';

/** A surname that nobody has had before, so that journeys can run side by side and again. */
export const newSurname = () => 'Ж' + Array.from({ length: 9 }, () => letters[randomInt(letters.length)]).join('');

/** Enters one pupil by the form and gives a one-time password; returns what the coordinator reads out. */
export async function newPupil(page: Page, lastName: string): Promise<{ login: string; password: string }> {
  await page.goto('/people/new');
  await page.getByLabel('Фамилия').fill(lastName);
  await page.getByLabel('Имя', { exact: true }).fill('Мария');
  await page.getByLabel('Дата рождения').fill('2012-03-14');
  await page.getByLabel('Класс').fill('8б');
  await page.getByRole('button', { name: 'Добавить', exact: true }).click();
  await expect(page.getByRole('heading', { name: `${lastName} Мария`, level: 1 })).toBeVisible();
  await page.getByRole('button', { name: 'Выдать новый пароль' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Выдать', exact: true }).click();
  const [login, password] = [page.locator('.secret-pair dd').first(), page.locator('.secret-pair dd').last()];
  return { login: await login.innerText(), password: await password.innerText() };
}
