import { defineConfig } from '@playwright/test';

const phone = { viewport: { width: 360, height: 740 }, hasTouch: true };
const desktop = { viewport: { width: 1440, height: 900 } };

/** `deploy/tests/run` walks them: one needs the link that an empty cabinet has printed, in FIRST_ADMINISTRATOR, and one ends the server, whose process id is SERVER_TO_STOP. */
const alone = { empty: 'firstAdministrator.spec.ts', stopped: 'serverStopped.spec.ts' };

/** The server must run already: `deploy/test journeys` starts one, or name your own in BASE_URL. */
export default defineConfig({
  testDir: 'journeys',
  outputDir: 'test-results',
  fullyParallel: true,
  workers: 4,
  forbidOnly: Boolean(process.env.CI),
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: 'list',
  use: {
    baseURL: process.env.BASE_URL ?? 'http://localhost:8080',
    locale: 'ru-RU',
    timezoneId: 'Europe/Moscow',
    // Each new context would fetch and keep the whole shell anew, a quarter of the work; journeys without a network allow it.
    serviceWorkers: 'block',
    // A trace of everything takes a third of the time; `--trace on` asks for one.
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium-headless-shell',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: process.env.FIRST_ADMINISTRATOR
    ? [{ name: 'empty', use: desktop, testMatch: alone.empty }]
    : process.env.SERVER_TO_STOP
      ? [{ name: 'stopped', use: desktop, testMatch: alone.stopped }]
      : [
          // At the head what takes longest, then what mostly waits, for a round to end or a minute without a network: the others are walked beside them.
          { name: 'longest', use: desktop, grep: /@longest/ },
          { name: 'patient', use: desktop, grep: /@patient/ },
          {
            name: 'phone',
            use: phone,
            grepInvert: /@desktop|@patient|@longest/,
            testIgnore: Object.values(alone),
          },
          {
            name: 'desktop',
            use: desktop,
            grepInvert: /@phone|@patient|@longest/,
            testIgnore: Object.values(alone),
          },
        ],
});
