import type { HubConnection } from '@microsoft/signalr';
import type { LineMeasured } from './advice';
import { gathered, tuned } from './sdp';
import type { Reply } from './MediaSession';

/** So long the loop is measured, ms, after the first moments in which the sender feels its way. */
const measured = 6_000;
const settles = 3_000;

/** Measures the line of this page by sending sound and picture to the engine and back; where there is none, by the time of requests. */
export async function measureLine(lessonId: string, signal: AbortSignal): Promise<LineMeasured & { isLoop: boolean }> {
  const signalr = await import('@microsoft/signalr');
  const hub = new signalr.HubConnectionBuilder()
    .withUrl(`/hubs/media?lesson=${lessonId}`)
    .configureLogging(signalr.LogLevel.None)
    .build();
  try {
    await hub.start();
    const loop = await measureLoop(hub, signal);
    return loop ? { ...loop, isLoop: true } : { ...(await measureRequests(signal)), isLoop: false };
  } finally {
    void hub.stop();
  }
}

async function measureLoop(hub: HubConnection, signal: AbortSignal): Promise<LineMeasured | undefined> {
  const iceServers = await hub.invoke<RTCIceServer[]>('EchoServers');
  const connection = new RTCPeerConnection({ iceServers, bundlePolicy: 'max-bundle' });
  const { track, stop } = noisyPicture();
  try {
    connection.addTransceiver(track, { direction: 'sendrecv', sendEncodings: [{ maxBitrate: 800_000 }] });
    const offer = await connection.createOffer();
    await connection.setLocalDescription({ type: 'offer', sdp: tuned(offer.sdp!) });
    await gathered(connection);
    const { sdp } = await hub.invoke<Reply>('Echo', connection.localDescription!.sdp);
    if (!sdp) return undefined;
    await connection.setRemoteDescription({ type: 'answer', sdp });
    await wait(settles, signal);
    const before = await countsOf(connection);
    await wait(measured, signal);
    const after = await countsOf(connection);
    const received = after.received - before.received;
    // Nothing came back: the network lets no sound through, whatever the requests say.
    if (received <= 0) return { roundTrip: after.roundTrip, loss: 1, rate: 0 };
    const lost = Math.max(0, after.lost - before.lost);
    return {
      roundTrip: after.roundTrip,
      loss: lost / (lost + received),
      rate: ((after.bytes - before.bytes) * 8) / measured,
    };
  } finally {
    stop();
    connection.close();
  }
}

async function countsOf(connection: RTCPeerConnection) {
  const counts = { lost: 0, received: 0, bytes: 0, roundTrip: 0 };
  (await connection.getStats()).forEach((report: Record<string, unknown>) => {
    if (report.type === 'inbound-rtp') {
      counts.lost += Number(report.packetsLost ?? 0);
      counts.received += Number(report.packetsReceived ?? 0);
      counts.bytes += Number(report.bytesReceived ?? 0);
    }
    if (report.type === 'candidate-pair' && report.nominated)
      counts.roundTrip = Number(report.currentRoundTripTime ?? 0) * 1_000;
  });
  return counts;
}

/** A picture that cannot be compressed well, so that it fills the line as far as it goes; no camera is needed for it. */
function noisyPicture() {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [320, 180];
  const pen = canvas.getContext('2d')!;
  const noise = pen.createImageData(canvas.width, canvas.height);
  const timer = setInterval(() => {
    for (let at = 0; at < noise.data.length; at += 4) {
      noise.data.fill(Math.random() * 255, at, at + 3);
      noise.data[at + 3] = 255;
    }
    pen.putImageData(noise, 0, 0);
  }, 66);
  const track = canvas.captureStream(15).getVideoTracks()[0]!;
  return {
    track,
    stop: () => {
      clearInterval(timer);
      track.stop();
    },
  };
}

async function measureRequests(signal: AbortSignal): Promise<LineMeasured> {
  const times: number[] = [];
  for (let count = 0; count < 5; count++) {
    const begun = performance.now();
    await fetch('/health/live', { cache: 'no-store', signal });
    times.push(performance.now() - begun);
  }
  return { roundTrip: times.sort((a, b) => a - b)[2]!, loss: 0, rate: undefined };
}

const wait = (ms: number, signal: AbortSignal) =>
  new Promise<void>((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(new DOMException('aborted', 'AbortError'));
    });
  });
