// wait-ready.mjs URL PID SECONDS: exit 0 as soon as URL answers 200, 1 when the process is gone or the time is over.
import { setTimeout } from 'node:timers/promises';

const [url, pid, seconds] = process.argv.slice(2);
const end = performance.now() + Number(seconds) * 1000;

function lives() {
  try {
    return process.kill(Number(pid), 0);
  } catch {
    return false;
  }
}

async function answers() {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(5000) })).status === 200;
  } catch {
    return false;
  }
}

while (!(await answers())) {
  if (!lives() || performance.now() > end) process.exit(1);
  await setTimeout(50);
}
