// @vitest-environment jsdom
import { afterEach, expect, it, vi } from 'vitest';
import { connectHub } from './hub';

const line = vi.hoisted(() => ({
  starts: 0,
  stopFails: false,
  state: 'Disconnected',
  closed: (): unknown => undefined,
}));
vi.mock('@microsoft/signalr', () => {
  const connection = {
    get state() {
      return line.state;
    },
    on: () => undefined,
    onreconnecting: () => undefined,
    onreconnected: () => undefined,
    onclose: (told: () => void) => (line.closed = told),
    start: async () => {
      line.starts++;
      line.state = 'Connected';
    },
    stop: async () => {
      line.state = 'Disconnected';
      line.closed();
      if (line.stopFails) throw new Error('closed already');
    },
    invoke: async () => undefined,
  };
  class HubConnectionBuilder {
    withUrl = () => this;
    withAutomaticReconnect = () => this;
    configureLogging = () => this;
    build = () => connection;
  }
  return { HubConnectionBuilder, HubConnectionState: { Disconnected: 'Disconnected' }, LogLevel: { None: 6 } };
});

afterEach(() => void vi.useRealTimers());

it.each([false, true])(
  'does not connect in the very moment in which the line is back (stopping fails: %s)',
  async (stopFails) => {
    Object.assign(line, { starts: 0, stopFails, state: 'Disconnected' });
    const onConnected = vi.fn();
    const close = connectHub('/hubs/jury', { on: {}, onConnected });
    await vi.waitFor(() => expect(onConnected).toHaveBeenCalledTimes(1));
    vi.useFakeTimers();
    vi.spyOn(Math, 'random').mockReturnValue(0.9);
    window.dispatchEvent(new Event('online'));
    await vi.advanceTimersByTimeAsync(2_600);
    expect(line.starts).toBe(1);
    await vi.advanceTimersByTimeAsync(200);
    await vi.waitFor(() => expect(onConnected).toHaveBeenCalledTimes(2));
    expect(line.starts).toBe(2);
    line.stopFails = false;
    close();
  },
);
