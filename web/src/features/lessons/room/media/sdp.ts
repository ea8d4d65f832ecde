/** Words of the description by which a voice survives losses and silence costs nothing (RFC 7587): FEC, DTX, mono, some 24 kbit/s. */
const voice: Record<string, string> = { useinbandfec: '1', usedtx: '1', stereo: '0', maxaveragebitrate: '24000' };

/** Asks for a voice that a slow line carries, in every audio part that has Opus. */
export function tuned(sdp: string): string {
  const opus = new Set([...sdp.matchAll(/^a=rtpmap:(\d+) opus\//gim)].map(([, type]) => type));
  return sdp.replace(/^a=fmtp:(\d+) ([^\r\n]*)/gm, (line, type: string, words: string) => {
    if (!opus.has(type)) return line;
    const own = new Map(words.split(';').map((word) => word.trim().split('=', 2) as [string, string]));
    for (const [name, value] of Object.entries(voice)) own.set(name, value);
    return `a=fmtp:${type} ${[...own].map(([name, value]) => (value === undefined ? name : `${name}=${value}`)).join(';')}`;
  });
}

/** So long the ways through the network are waited for, ms. The engine learns of later ones (a relay's) from what comes by them. */
const gathering = 400;

/** The description goes out once, with the ways that are known quickly: on a slow line each message more costs a moment of the lesson. */
export function gathered(connection: RTCPeerConnection): Promise<void> {
  if (connection.iceGatheringState === 'complete') return Promise.resolve();
  return new Promise((resolve) => {
    const timer = setTimeout(done, gathering);
    connection.addEventListener('icegatheringstatechange', check);
    function check() {
      if (connection.iceGatheringState === 'complete') done();
    }
    function done() {
      clearTimeout(timer);
      connection.removeEventListener('icegatheringstatechange', check);
      resolve();
    }
  });
}
