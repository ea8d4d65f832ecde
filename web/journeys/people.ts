import { expect, type BrowserContext, type Cookie, type Page } from '@playwright/test';
import { createHmac, randomInt } from 'node:crypto';

/** The password of all example people. */
export const examplePassword = 'Primer-2026';

/** Nobody may sign in more than fifteen times a minute, so the journeys of one worker share a person's session. */
const sessions = new Map<string, Cookie[]>();

/** Signs in by the request that the form sends; the form itself is walked with the accounts. */
export async function signIn(context: BrowserContext, login: string, password = examplePassword) {
  const session = sessions.get(login);
  if (session) return context.addCookies(session);
  const response = await context.request.post('/api/account/sign-in', { data: { login, password, remember: false } });
  expect(response.ok(), `${login} signs in`).toBe(true);
  sessions.set(login, await context.cookies());
}

const anyOf = (letters: string) => letters[randomInt(letters.length)]!;

/** A surname that nobody has had before and everybody may bear, so that journeys can run side by side and again. */
export const newSurname = () =>
  `Ж${anyOf('аеиоу')}${Array.from({ length: 3 }, () => anyOf('бвгдзклмнпрст') + anyOf('аеиоу')).join('')}нко`;

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

/** The code of an authenticator application: RFC 6238, six digits, half a minute. */
export function totp(secret: string, at: number): string {
  const bits = [...secret.replace(/[\s=]/g, '').toUpperCase()]
    .map((symbol) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(symbol).toString(2).padStart(5, '0'))
    .join('');
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)));
  const hash = createHmac('sha1', key).update(counter).digest();
  const code = (hash.readUInt32BE(hash.readUInt8(19) & 15) & 0x7fffffff) % 1_000_000;
  return String(code).padStart(6, '0');
}

/** A device that verifies its owner and keeps passkeys, as the page sees one: https://chromedevtools.github.io/devtools-protocol/tot/WebAuthn/ */
export async function addAuthenticator(page: Page) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}
