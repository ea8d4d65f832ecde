import { expect, it } from 'vitest';
import { tuned } from './sdp';

it('asks for FEC and DTX of Opus and leaves everything else', () => {
  const sdp = [
    'm=audio 9 UDP/TLS/RTP/SAVPF 111 63',
    'a=rtpmap:111 opus/48000/2',
    'a=fmtp:111 minptime=10;useinbandfec=0',
    'a=rtpmap:63 red/48000/2',
    'a=fmtp:63 111/111',
    'm=video 9 UDP/TLS/RTP/SAVPF 96',
    'a=rtpmap:96 VP8/90000',
    'a=fmtp:96 x=1',
    '',
  ].join('\r\n');
  expect(tuned(sdp).split('\r\n')).toEqual(
    sdp
      .replace('minptime=10;useinbandfec=0', 'minptime=10;useinbandfec=1;usedtx=1;stereo=0;maxaveragebitrate=24000')
      .split('\r\n'),
  );
});
