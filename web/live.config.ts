import { defineConfig } from '@playwright/test';

/** Lessons with real sound and picture: `deploy/test --media` starts the server with Janus and lays the line that is shaped. */
export default defineConfig({
  testDir: 'live',
  outputDir: 'test-results/live',
  workers: 1,
  forbidOnly: Boolean(process.env.CI),
  timeout: 100_000,
  expect: { timeout: 20_000 },
  reporter: 'list',
  use: { screenshot: 'only-on-failure', actionTimeout: 15_000 },
});
