import { chromium, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { signIn } from '../journeys/people';

/** Where everybody reaches the server: browsers give a microphone to no other address without TLS. */
export const site = process.env.BASE_URL ?? 'http://localhost:8080';

const program = process.env.CHROMIUM ?? '/usr/bin/chromium-headless-shell';

/** A browser with a microphone that beeps and a camera that counts, which asks nobody. */
export function launch(line?: string): Promise<Browser> {
  return chromium.launch({
    executablePath: line ? inside(line) : program,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
      '--autoplay-policy=no-user-gesture-required',
    ],
  });
}

/** In a network namespace the own machine is an empty one: what comes to the port of the site is passed on over the line. Returns what ends it. */
export function passOn(line: string, address: string): () => void {
  const { port } = new URL(site);
  const program = `require('node:net').createServer((from) => {
    const to = require('node:net').connect(${port}, '${address}');
    from.pipe(to).pipe(from);
    from.on('error', () => to.destroy()).on('close', () => to.destroy());
    to.on('error', () => from.destroy()).on('close', () => from.destroy());
  }).listen(${port}, 'localhost')`;
  const passing = spawn('ip', ['netns', 'exec', line, process.execPath, '-e', program], { stdio: 'inherit' });
  return () => passing.kill();
}

/** The browser in a network namespace; Playwright speaks to it through pipes, which need no network. */
function inside(line: string): string {
  const script = join(mkdtempSync(join(tmpdir(), 'methodcabinet-line-')), 'chromium');
  writeFileSync(script, `#!/bin/sh\nexec ip netns exec ${line} ${program} "$@"\n`);
  chmodSync(script, 0o755);
  return script;
}

export async function enter(browser: Browser, login: string): Promise<Page> {
  const context = await browser.newContext({
    baseURL: site,
    locale: 'ru-RU',
    timezoneId: 'Europe/Moscow',
    serviceWorkers: 'block',
    viewport: { width: 1440, height: 900 },
  });
  await context.addInitScript(watchConnections);
  await signIn(context, login);
  return context.newPage();
}

/** The page's connections, so that a test can ask them what they carry. */
function watchConnections() {
  const connections: RTCPeerConnection[] = [];
  Object.assign(globalThis, { connections });
  const Original = RTCPeerConnection;
  globalThis.RTCPeerConnection = new Proxy(Original, {
    construct(target, args: ConstructorParameters<typeof RTCPeerConnection>) {
      const made = new target(...args);
      connections.push(made);
      return made;
    },
  });
}

/** A lesson of these people, whose teacher has begun it. */
export async function lessonOf(teacher: BrowserContext, pupils: BrowserContext[]): Promise<string> {
  const idOf = async (context: BrowserContext) =>
    ((await (await context.request.get(`${site}/api/me`)).json()) as { personId: string }).personId;
  const members = [
    { personId: await idOf(teacher), role: 'teacher' },
    ...(await Promise.all(pupils.map(async (pupil) => ({ personId: await idOf(pupil), role: 'pupil' })))),
  ];
  const response = await teacher.request.post(`${site}/api/lessons`, {
    data: {
      kind: 'lesson',
      title: `Звук ${String(Date.now() % 1_000_000)}`,
      startsAt: new Date(Date.now() + 60_000).toISOString(),
      minutes: 40,
      hasWaitingRoom: false,
      members,
    },
  });
  if (!response.ok()) throw new Error(await response.text());
  return ((await response.json()) as { id: string }).id;
}

export interface Heard {
  /** Of sound that has come. */
  packets: number;
  lost: number;
  /** Grows only while something is heard. */
  energy: number;
  /** Of pictures that have come. */
  frames: number;
  pictureBytes: number;
}

/** What a page has got until now, by all its connections that are open. */
export function heard(page: Page): Promise<Heard> {
  return page.evaluate(async () => {
    const all = { packets: 0, lost: 0, energy: 0, frames: 0, pictureBytes: 0 };
    const { connections } = globalThis as unknown as { connections: RTCPeerConnection[] };
    for (const connection of connections.filter(({ connectionState }) => connectionState !== 'closed'))
      (await connection.getStats()).forEach((report: Record<string, unknown>) => {
        if (report.type !== 'inbound-rtp') return;
        if (report.kind === 'audio') {
          all.packets += Number(report.packetsReceived ?? 0);
          all.lost += Number(report.packetsLost ?? 0);
          all.energy += Number(report.totalAudioEnergy ?? 0);
        } else {
          all.frames += Number(report.framesDecoded ?? 0);
          all.pictureBytes += Number(report.bytesReceived ?? 0);
        }
      });
    return all;
  });
}
