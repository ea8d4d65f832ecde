import type { Page } from '@playwright/test';

export const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** Statements that are true and false by turns, so that the journey knows what is right. */
export const statements = [
  'Пароль длиннее 12 знаков надёжнее',
  'Пароль можно сказать коллеге',
  'Второй фактор защищает вход',
];
export const isTrue = (title: string) => title !== statements[1];

/** Answers the task in sight. */
export async function answer(page: Page, rightly: boolean) {
  const statement = await page.locator('.statement').first().innerText();
  const value = isTrue(statements.find((one) => statement.includes(one))!) === rightly;
  await page.getByText(value ? 'Верно' : 'Неверно', { exact: true }).click();
}
