import { gathered, tuned } from './sdp';
import type { OnAir, Reply, Track } from './MediaSession';

export type Ask = <T>(method: string, ...args: unknown[]) => Promise<T>;

interface Options {
  onTracks: (tracks: Track[]) => void;
  /** Resolves to whether the line is there. */
  onTrouble: () => Promise<boolean>;
  onSilenced: (isSilenced: boolean) => void;
}

/** The connection by which the page gets everything. The server offers, the page answers. */
export class Receiving {
  connection: RTCPeerConnection | undefined;
  private readonly players = new Map<string, HTMLAudioElement>();
  private failures = 0;
  private doing: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly ask: Ask,
    private readonly servers: () => RTCIceServer[],
    private readonly options: Options,
  ) {}

  /** One offer after the other. */
  take(offer: string, tracks: (OnAir & { mid: string })[]) {
    this.doing = this.doing
      .then(() => this.answer(offer, tracks))
      // What cannot be answered is begun anew.
      .catch(() => this.remake());
  }

  /** The line is there again: the same connection by new ways, or a new one. */
  async resume(isKnown: boolean) {
    if (!this.connection) {
      if (isKnown) await this.ask('ReceiveAnew', true);
      return;
    }
    if (!isKnown || this.connection.connectionState === 'closed') {
      this.close();
      if (isKnown) await this.ask('ReceiveAnew', true);
      return;
    }
    await this.ask('ReceiveAnew', false);
  }

  async remake() {
    this.close();
    await this.ask('ReceiveAnew', true).catch(() => this.options.onTrouble());
  }

  play() {
    this.players.forEach((player) => void this.start(player));
  }

  close() {
    this.connection?.close();
    this.connection = undefined;
    this.players.forEach((player) => (player.srcObject = null));
    this.players.clear();
  }

  private async answer(offer: string, tracks: (OnAir & { mid: string })[]) {
    const connection = (this.connection ??= this.make());
    await connection.setRemoteDescription({ type: 'offer', sdp: offer });
    const answer = await connection.createAnswer();
    await connection.setLocalDescription({ type: 'answer', sdp: tuned(answer.sdp!) });
    await gathered(connection);
    const { error } = await this.ask<Reply>('Answer', connection.localDescription!.sdp);
    if (error) throw new Error(error);
    const received = new Map(connection.getTransceivers().map(({ mid, receiver }) => [mid, receiver.track]));
    const named = tracks.flatMap((track) => {
      const got = received.get(track.mid);
      return got ? [{ ...track, track: got }] : [];
    });
    this.sound(named);
    this.options.onTracks(named);
  }

  /** No way through the network is left. With the line it comes back by itself; otherwise other ways are looked for, and at last all is made anew. */
  private async mend() {
    if (!(await this.options.onTrouble())) return;
    if (this.failures++ < 2) await this.resume(true).catch(() => undefined);
    else await this.remake();
  }

  private make(): RTCPeerConnection {
    const connection = new RTCPeerConnection({ iceServers: this.servers(), bundlePolicy: 'max-bundle' });
    connection.onconnectionstatechange = () => {
      if (connection !== this.connection) return;
      const { connectionState } = connection;
      if (connectionState === 'connected') this.failures = 0;
      if (connectionState === 'disconnected') void this.options.onTrouble();
      if (connectionState === 'failed') void this.mend();
    };
    return connection;
  }

  /** Sound is played whatever the page shows. */
  private sound(tracks: Track[]) {
    const voices = tracks.filter(({ source }) => source === 'microphone');
    for (const [mid, player] of this.players)
      if (!voices.some((voice) => voice.mid === mid)) {
        player.srcObject = null;
        this.players.delete(mid);
      }
    for (const { mid, track } of voices) {
      const player = this.players.get(mid) ?? new Audio();
      this.players.set(mid, player);
      if ((player.srcObject as MediaStream | null)?.getTracks()[0] === track) continue;
      player.srcObject = new MediaStream([track]);
      void this.start(player);
    }
  }

  private async start(player: HTMLAudioElement) {
    try {
      await player.play();
      this.options.onSilenced(false);
    } catch (error) {
      if (error instanceof DOMException && error.name === 'NotAllowedError') this.options.onSilenced(true);
    }
  }
}
