// What the figures of the browser share: Chromium, and the example people of BASE_URL.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(new URL('../../../web/package.json', import.meta.url));
const { chromium } = require('@playwright/test');
export const base = process.env.BASE_URL;
const password = /пароль у всех: ([^)]+)\)/.exec(readFileSync(process.env.EXAMPLE_ACCOUNTS, 'utf8'))[1];

export const launch = () =>
  chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium-headless-shell',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });

/** Signs in without a page, so that only the page that is measured is fetched. */
export async function signIn(page, login) {
  const answer = await page.request.post(new URL('/api/account/sign-in', base).href, { data: { login, password, remember: false } });
  if (!answer.ok()) throw new Error(`${login} cannot sign in: ${answer.status()}`);
}

/** Opens the running example olympiad for whoever is signed in; the attempt as the server gives it. */
export async function openRunning(page) {
  const rounds = await (await page.request.get(new URL('/api/participation', base).href)).json();
  const running = rounds.find((round) => round.state === 'open');
  return (await page.request.post(new URL(`/api/rounds/${running.roundId}/attempt`, base).href)).json();
}
