import { chromium, type BrowserContext, type TestInfo } from '@playwright/test';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** A browser with a profile of its own, so that it can die and be started again. */
export function persistentBrowser(info: TestInfo) {
  const profile = info.outputPath('profile');
  const { launchOptions, baseURL, viewport } = info.project.use;
  return {
    start: () =>
      chromium.launchPersistentContext(profile, {
        ...launchOptions,
        baseURL: process.env.BASE_URL ?? baseURL ?? 'http://localhost:8080',
        viewport: viewport ?? null,
        locale: 'ru-RU',
        serviceWorkers: 'allow',
      }),
    /** As when the battery is empty. */
    async kill(context: BrowserContext) {
      const closed = context.waitForEvent('close');
      const { stdout } = await promisify(execFile)('pgrep', ['-f', `user-data-dir=${profile}`]);
      for (const id of stdout.trim().split('\n')) {
        try {
          process.kill(Number(id), 'SIGKILL');
        } catch {
          // Its parent was first.
        }
      }
      await closed;
    },
  };
}
