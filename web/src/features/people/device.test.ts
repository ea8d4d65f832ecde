import { expect, it } from 'vitest';
import { deviceName } from './device';

it.each([
  [
    'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 YaBrowser/25.8 Safari/537.36',
    'Windows · Yandex Browser',
  ],
  ['Mozilla/5.0 (Linux; Android 9; SM-J260F) AppleWebKit/537.36 Chrome/138.0 Mobile Safari/537.36', 'Android · Chrome'],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) Version/17.5 Mobile/15E148 Safari/604.1', 'iPhone · Safari'],
  ['curl/8.5', 'curl/8.5'],
])('names %s', (agent, name) => {
  expect(deviceName(agent)).toBe(name);
});
