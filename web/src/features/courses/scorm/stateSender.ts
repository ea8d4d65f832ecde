import { ApiError } from '../../../api/errors';

export interface State {
  revision: number;
  values: Record<string, string>;
}

/**
 * Sends states of a package one after the other, each under a number of its own: a reply that was lost is asked for again and stores nothing twice. What the line does not take stays on the device.
 */
export class StateSender<Answer> {
  private latest: Record<string, string> | undefined;
  private revision: number;
  private known: Record<string, string>;
  /** Under the number under which it went, until the server has answered. */
  private asked: State | undefined;
  private running: Promise<Answer | undefined> | undefined;

  constructor(
    private readonly key: string,
    stored: State,
    private readonly put: (state: State) => Promise<Answer>,
  ) {
    this.revision = stored.revision;
    this.known = stored.values;
    const left = read(key);
    // Another device went on meanwhile: what it stored counts.
    if (left && left.revision === stored.revision) this.latest = left.values;
    else drop(key);
  }

  /** With which the package begins. */
  get values() {
    return this.latest ?? this.known;
  }

  keep(values: Record<string, string>) {
    this.latest = values;
    write(this.key, { revision: this.revision, values });
  }

  /** @returns what the server said of the last state; nothing when there is nothing to send. */
  send(): Promise<Answer | undefined> {
    this.running ??= this.sendAll().finally(() => (this.running = undefined));
    return this.running;
  }

  private async sendAll() {
    let answer: Answer | undefined;
    while (this.asked ?? this.latest) {
      this.asked ??= { revision: this.revision + 1, values: this.latest! };
      const { asked } = this;
      try {
        answer = await this.put(asked);
      } catch (reason) {
        // What was refused is not asked for again; the next state is another.
        if (reason instanceof ApiError && reason.status < 500) this.asked = undefined;
        throw reason;
      }
      this.asked = undefined;
      this.revision = asked.revision;
      this.known = asked.values;
      if (this.latest === asked.values) {
        this.latest = undefined;
        drop(this.key);
      } else if (this.latest) write(this.key, { revision: this.revision, values: this.latest });
    }
    return answer;
  }
}

function read(key: string): State | undefined {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? 'null') as State | null;
    return kept && typeof kept.revision === 'number' ? kept : undefined;
  } catch {
    return undefined;
  }
}

function write(key: string, state: State) {
  try {
    localStorage.setItem(key, JSON.stringify(state));
  } catch {
    // Full or forbidden: the open page still has it.
  }
}

function drop(key: string) {
  try {
    localStorage.removeItem(key);
  } catch {
    // Nothing was kept.
  }
}
