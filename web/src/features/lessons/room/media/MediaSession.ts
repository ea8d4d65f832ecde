import type { HubConnection } from '@microsoft/signalr';
import { take, troubleOf, type DeviceTrouble, type Source } from './devices';
import { begin, levelsOf, step, type Level, type Picture, type Rung } from './ladder';
import { MediaLine } from './MediaLine';
import { Receiving } from './Receiving';
import { Sending } from './Sending';
import { Statistics } from './statistics';

export interface OnAir {
  personId: string;
  source: Source;
}

export interface Track extends OnAir {
  mid: string;
  track: MediaStreamTrack;
}

interface Joined {
  state: 'none' | 'away' | 'on';
  isKnown: boolean;
  iceServers: RTCIceServer[];
  onAir: OnAir[];
}

export interface Reply {
  error: string | null;
  sdp: string | null;
}

export interface MediaState {
  /** `none`: this cabinet passes no sound on. `away`: it does, and not now. */
  phase: 'connecting' | 'none' | 'away' | 'on';
  /** Who is heard or seen, oneself too. */
  onAir: OnAir[];
  tracks: Track[];
  /** What one sends oneself. */
  mine: Partial<Record<Source, MediaStreamTrack>>;
  /** Devices that are being started. */
  starting: Source[];
  trouble: { source: Source; what: DeviceTrouble | 'forbidden' | 'away' } | undefined;
  /** The teacher has turned this off. */
  muted: Source | undefined;
  rung: Rung;
  /** Only sound, by one's own wish. */
  isSaving: boolean;
  /** The browser plays nothing before the first click on the page. */
  isSilenced: boolean;
}

const savingKey = 'room.saving';

/** Sound and picture of one open page of a room: what it sends, what it gets, and how much of it its line carries. */
export class MediaSession {
  state: MediaState = {
    phase: 'connecting',
    onAir: [],
    tracks: [],
    mine: {},
    starting: [],
    trouble: undefined,
    muted: undefined,
    rung: 'low',
    isSaving: sessionStorage.getItem(savingKey) === 'yes',
    isSilenced: false,
  };

  private readonly pageId = crypto.randomUUID();
  private readonly listeners = new Set<() => void>();
  private readonly line: MediaLine;
  private readonly receiving: Receiving;
  private readonly sending: Sending;
  private readonly statistics = new Statistics();
  private ladder = begin(performance.now());
  private wasSlow = false;
  /** Taken off the air while they were being started. */
  private readonly mutedAtStart = new Set<Source>();
  private isClosed = false;
  private shown: string[] = [];
  private large: Picture | undefined;
  private readonly levels = new Map<string, Level>();
  private timer: ReturnType<typeof setInterval> | undefined;
  private servers: RTCIceServer[] = [];

  constructor(lessonId: string) {
    this.line = new MediaLine(`/hubs/media?lesson=${lessonId}`, {
      on: {
        Offered: (offer: string, tracks: (OnAir & { mid: string })[]) => this.receiving.take(offer, tracks),
        OnAirChanged: (onAir: OnAir[]) => this.set({ onAir }),
        Muted: (source: Source) => this.silence(source),
        Slow: (isUplink: boolean) => (this.wasSlow ||= !isUplink),
        HungUp: (isSender: boolean) => void (isSender ? this.sending.remake() : this.receiving.remake()),
        EngineAway: () => this.loseEngine(),
        EngineBack: () => void this.join(),
      },
      onConnected: () => this.join(),
      onAway: () => this.set({ phase: this.state.phase === 'none' ? 'none' : 'away' }),
    });
    const ask = <T>(method: string, ...args: unknown[]): Promise<T> =>
      (this.line.live as HubConnection | undefined)?.invoke<T>(method, ...args) ?? Promise.reject(new Error('away'));
    this.receiving = new Receiving(ask, () => this.servers, {
      onTracks: (tracks) => this.hear(tracks),
      onTrouble: this.line.suspect,
      onSilenced: (isSilenced) => this.set({ isSilenced }),
    });
    this.sending = new Sending(
      ask,
      () => this.servers,
      this.line.suspect,
      (source, error) => this.lose(source, error),
    );
  }

  subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  open() {
    this.isClosed = false;
    this.line.open();
    this.timer = setInterval(() => void this.measure(), 1_000);
    addEventListener('pagehide', this.leave);
  }

  close() {
    this.isClosed = true;
    removeEventListener('pagehide', this.leave);
    clearInterval(this.timer);
    this.leave();
    Object.values(this.state.mine).forEach((track) => track.stop());
    this.receiving.close();
    this.sending.close();
  }

  /** Turns a device on or off. Nobody is on the air before the server has said so. */
  async toggle(source: Source) {
    if (this.state.mine[source]) return this.turnOff(source);
    if (this.state.starting.includes(source)) return;
    this.set({ starting: [...this.state.starting, source], trouble: undefined, muted: undefined });
    this.mutedAtStart.delete(source);
    let track: MediaStreamTrack | undefined;
    try {
      track = await take(source);
      // Allowed after the page was left.
      if (this.isClosed) return track.stop();
      const error = await this.sending.put(source, track);
      if (error) {
        track.stop();
        this.set({ trouble: { source, what: error === 'lesson.media.forbidden' ? 'forbidden' : 'away' } });
        return;
      }
      if (this.isClosed || this.mutedAtStart.has(source)) {
        track.stop();
        await this.sending.drop(source);
        return;
      }
      const begun = track;
      // A device that is pulled out, or a screen that is no longer shown.
      begun.addEventListener('ended', () => this.state.mine[source] === begun && void this.turnOff(source));
      this.set({ mine: { ...this.state.mine, [source]: begun } });
    } catch (error) {
      track?.stop();
      // Whoever closes the browser's question which screen to show has changed their mind.
      const what = troubleOf(error);
      if (source !== 'screen' || what !== 'refused') this.set({ trouble: { source, what: track ? 'away' : what } });
    } finally {
      this.set({ starting: this.state.starting.filter((other) => other !== source) });
    }
  }

  /** Another device for what is sent already. */
  async exchange(source: 'microphone' | 'camera') {
    if (!this.state.mine[source]) return;
    await this.turnOff(source);
    await this.toggle(source);
  }

  setSaving(isSaving: boolean) {
    sessionStorage.setItem(savingKey, isSaving ? 'yes' : 'no');
    this.set({ isSaving });
    if (isSaving && this.state.mine.camera) void this.turnOff('camera');
    this.applyLevels();
  }

  /** After a click the browser lets sound through. */
  unsilence = () => this.receiving.play();

  dismiss = () => this.set({ trouble: undefined, muted: undefined });

  /** What the page shows, the most important person first. */
  show(persons: string[], large: Picture | undefined) {
    this.shown = persons;
    this.large = large;
    this.applyLevels();
  }

  private leave = () => void this.line.close((connection) => connection.invoke('Leave'));

  private async turnOff(source: Source) {
    const { [source]: track, ...mine } = this.state.mine;
    track?.stop();
    this.set({ mine });
    await this.sending.drop(source);
  }

  private silence(source: Source) {
    if (this.state.mine[source]) void this.turnOff(source);
    else if (this.state.starting.includes(source)) this.mutedAtStart.add(source);
    else return;
    this.set({ muted: source });
  }

  /** After a cut the server does not pass it on again, so nothing may say that it did. */
  private lose(source: Source, error: string) {
    if (error !== 'lesson.media.away') return this.silence(source);
    void this.turnOff(source);
    this.set({ trouble: { source, what: 'away' } });
  }

  private async join() {
    const connection = this.line.live;
    if (!connection) return;
    const { state, isKnown, iceServers, onAir } = await connection.invoke<Joined>('Join', this.pageId);
    this.servers = iceServers;
    this.set({ phase: state, onAir });
    if (state !== 'on') return;
    await Promise.all([this.receiving.resume(isKnown), this.sending.resume(isKnown)]);
  }

  private loseEngine() {
    this.set({ phase: 'away', onAir: [], tracks: [] });
    this.receiving.close();
    this.sending.forget();
  }

  private hear(tracks: Track[]) {
    const mids = new Set(tracks.map(({ mid }) => mid));
    for (const mid of this.levels.keys()) if (!mids.has(mid)) this.levels.delete(mid);
    this.set({ tracks });
    this.applyLevels();
  }

  private async measure() {
    const { connection } = this.receiving;
    if (connection?.connectionState !== 'connected') return;
    const { loss, jitter, waits } = await this.statistics.ask(connection);
    const slow = this.wasSlow;
    this.wasSlow = false;
    this.ladder = step(this.ladder, { at: performance.now(), loss, jitter, waits, slow });
    if (this.ladder.rung === this.state.rung) return;
    this.set({ rung: this.ladder.rung });
    this.applyLevels();
    void this.sending.limit(this.ladder.rung);
  }

  /** Asks for what changed, one request for each level. */
  private applyLevels() {
    const pictures = this.state.tracks.filter((track): track is Track & Picture => track.source !== 'microphone');
    const wanted = levelsOf(pictures, this.state.isSaving ? 'sound' : this.ladder.rung, this.large, this.shown);
    const changed = new Map<Level, string[]>();
    for (const [mid, level] of wanted)
      if (this.levels.get(mid) !== level) changed.set(level, [...(changed.get(level) ?? []), mid]);
    for (const [level, mids] of changed) {
      mids.forEach((mid) => this.levels.set(mid, level));
      const failed = () => mids.forEach((mid) => this.levels.delete(mid));
      const { live } = this.line;
      if (live) void live.invoke<Reply>('Show', mids, level).then(({ error }) => error && failed(), failed);
      else failed();
    }
  }

  private set(change: Partial<MediaState>) {
    this.state = { ...this.state, ...change };
    this.listeners.forEach((listener) => listener());
  }
}
