// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { placeFrom } from './place';

const server = { taskId: 'b', flags: ['a'] };

test('another device goes on where the server says', () => {
  expect(placeFrom(null, server)).toEqual(server);
  expect(placeFrom(JSON.stringify({ taskId: 'a', flags: [], told: true }), server)).toEqual(server);
});

test('what was not told yet is newer', () => {
  expect(placeFrom(JSON.stringify({ taskId: 'c', flags: ['c'], told: false }), server)).toEqual({
    taskId: 'c',
    flags: ['c'],
  });
});

test('foreign text under the key does no harm', () => {
  expect(placeFrom('{', server)).toEqual(server);
  expect(placeFrom('{"told":false,"flags":1}', server)).toEqual(server);
});
