import type { Source } from './devices';
import type { Rung } from './ladder';
import { gathered, tuned } from './sdp';
import type { Reply } from './MediaSession';
import type { Ask } from './Receiving';

/** Two layers of one picture: whoever has a slow line gets the small one, without anything being computed anew. */
const layers: RTCRtpEncodingParameters[] = [
  { rid: 'h', maxBitrate: 500_000, maxFramerate: 20 },
  { rid: 'l', maxBitrate: 90_000, maxFramerate: 10, scaleResolutionDownBy: 2 },
];
const sources: Source[] = ['microphone', 'camera', 'screen'];

/** The connection by which the page sends; made when something is sent for the first time. All parts are agreed at once, so that turning one on asks for nothing anew. */
export class Sending {
  private connection: RTCPeerConnection | undefined;
  private parts = new Map<Source, RTCRtpTransceiver>();
  private readonly on = new Map<Source, MediaStreamTrack>();
  private failures = 0;
  private making: Promise<string | null> | undefined;

  constructor(
    private readonly ask: Ask,
    private readonly servers: () => RTCIceServer[],
    /** Resolves to whether the line is there. */
    private readonly onTrouble: () => Promise<boolean>,
    /** What was on before the cut is not passed on any more. */
    private readonly onRefused: (source: Source, error: string) => void,
  ) {}

  /** Resolves to the code of what forbids it, null when others get it now. */
  async put(source: Source, track: MediaStreamTrack): Promise<string | null> {
    const error = this.connection ? await (this.making ?? null) : await this.make();
    return error ?? (await this.air(source, track));
  }

  async drop(source: Source) {
    this.on.delete(source);
    await this.parts.get(source)?.sender.replaceTrack(null);
    await this.ask('PutOnAir', source, false).catch(() => undefined);
  }

  /** The line is there again. */
  async resume(isKnown: boolean) {
    if (!this.connection) return this.remakeIfOn();
    if (!isKnown || this.connection.connectionState === 'closed') return this.remake();
    const error = await this.negotiate(false, true);
    if (error) await this.remake();
    // What the server took off the air meanwhile it could not tell.
    else await this.airAgain();
  }

  async remake() {
    this.forget();
    await this.remakeIfOn();
  }

  /** The engine has lost the connection; what is on is sent again once it is back. */
  forget() {
    this.connection?.close();
    this.connection = undefined;
    this.making = undefined;
    this.parts = new Map();
  }

  close() {
    this.on.clear();
    this.forget();
  }

  /** On a line that has room for sound alone the own picture is held back to its small layer. */
  async limit(rung: Rung) {
    const sender = this.parts.get('camera')?.sender;
    const parameters = sender?.getParameters();
    if (!sender || !parameters || parameters.encodings.length < 2) return;
    parameters.encodings.forEach((encoding) => {
      encoding.active = encoding.rid === 'l' ? rung !== 'sound' : rung === 'top' || rung === 'low';
    });
    await sender.setParameters(parameters).catch(() => undefined);
  }

  /** As in Receiving. */
  private async mend() {
    if (!(await this.onTrouble())) return;
    if (this.failures++ < 2) await this.resume(true).catch(() => undefined);
    else await this.remake();
  }

  private async remakeIfOn() {
    if (this.on.size === 0) return;
    const error = await this.make().catch(() => 'away');
    if (error) {
      await this.onTrouble();
      return;
    }
    await this.airAgain();
  }

  private async airAgain() {
    for (const [source, track] of [...this.on]) {
      const error = await this.air(source, track);
      if (error) this.onRefused(source, error);
    }
  }

  private make(): Promise<string | null> {
    const connection = new RTCPeerConnection({ iceServers: this.servers(), bundlePolicy: 'max-bundle' });
    this.connection = connection;
    this.parts = new Map<Source, RTCRtpTransceiver>([
      ['microphone', connection.addTransceiver('audio', { direction: 'sendonly' })],
      ['camera', connection.addTransceiver('video', { direction: 'sendonly', sendEncodings: layers })],
      [
        'screen',
        connection.addTransceiver('video', {
          direction: 'sendonly',
          sendEncodings: [{ maxBitrate: 300_000, maxFramerate: 5 }],
        }),
      ],
    ]);
    connection.onconnectionstatechange = () => {
      if (connection !== this.connection) return;
      const { connectionState } = connection;
      if (connectionState === 'connected') this.failures = 0;
      if (connectionState === 'disconnected') void this.onTrouble();
      if (connectionState === 'failed') void this.mend();
    };
    this.making = this.negotiate(true, false).then(
      (error) => {
        if (error) this.forget();
        return error;
      },
      (error: unknown) => {
        this.forget();
        throw error;
      },
    );
    return this.making;
  }

  private async negotiate(isNew: boolean, iceRestart: boolean): Promise<string | null> {
    const connection = this.connection!;
    const offer = await connection.createOffer({ iceRestart });
    await connection.setLocalDescription({ type: 'offer', sdp: tuned(offer.sdp!) });
    await gathered(connection);
    const tracks = sources.map((source) => ({ mid: this.parts.get(source)!.mid, source }));
    const { error, sdp } = await this.ask<Reply>('Publish', connection.localDescription!.sdp, tracks, isNew);
    if (sdp) await connection.setRemoteDescription({ type: 'answer', sdp: tuned(sdp) });
    return error;
  }

  private async air(source: Source, track: MediaStreamTrack): Promise<string | null> {
    const { error } = await this.ask<Reply>('PutOnAir', source, true);
    if (error) return error;
    this.on.set(source, track);
    await this.parts.get(source)?.sender.replaceTrack(track);
    return null;
  }
}
