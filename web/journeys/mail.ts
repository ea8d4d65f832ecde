import { expect } from '@playwright/test';
import { readdir, readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';

const data =
  process.getuid?.() === 0
    ? '/var/lib/methodcabinet'
    : join(process.env.XDG_DATA_HOME ?? join(homedir(), '.local/share'), 'methodcabinet');

/** Where the server drops its letters: MAIL_DROP, or where deploy/run keeps them by default. */
const drop = process.env.MAIL_DROP ?? join(data, 'mail');

/** The letter to this address, once it has come. */
export async function letterTo(address: string): Promise<string> {
  let found: string | undefined;
  await expect(async () => {
    const files = (await readdir(drop)).filter((name) => name.endsWith('.eml'));
    const letters = await Promise.all(files.map((name) => readFile(join(drop, name), 'utf-8')));
    found = letters.find((letter) => letter.includes(`To: ${address}`));
    expect(found, `a letter to ${address} in ${drop}`).toBeDefined();
  }).toPass({ timeout: 30_000 });
  return found!;
}
