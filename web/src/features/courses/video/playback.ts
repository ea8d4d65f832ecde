import type Hls from 'hls.js/light';

/** Says what is the matter: `line` may come right, `media` will not in this browser. */
export type Fault = 'line' | 'media';

/**
 * Plays a list of qualities in a `<video>`: by the browser itself where it can, otherwise by hls.js, which comes only then. Another quality goes on at the same moment.
 * Nothing but the lists is fetched before somebody begins to watch.
 */
export class Playback {
  private hls: Hls | undefined;
  private address = '';

  /** What the quality that is still coming begins with; undefined once it stands there. Until then the element itself says "paused, at zero". */
  private coming: { at: number; isPlaying: boolean } | undefined;

  private hasBegun: boolean;

  /** @param startAt Seconds from the beginning. */
  constructor(
    private readonly video: HTMLVideoElement,
    startAt: number,
    private readonly onFault: (fault: Fault | undefined) => void,
  ) {
    // Somebody may watch the original already, or have pressed before this code was there.
    this.hasBegun = !video.paused;
    this.coming = { at: video.currentTime || startAt, isPlaying: this.hasBegun };
    video.addEventListener('play', this.onPlay);
    video.addEventListener('canplay', this.onCanPlay);
    video.addEventListener('pause', this.onPause);
  }

  /** Seconds from the beginning, where it stands or will stand in a moment. */
  get place() {
    return this.coming?.at ?? this.video.currentTime;
  }

  async load(address: string) {
    this.address = address;
    const { video } = this;
    const { default: Hls } = await import('hls.js/light');
    if (this.address !== address) return;
    const coming = (this.coming ??= { at: video.currentTime, isPlaying: !video.paused });
    this.hls?.destroy();
    this.hls = undefined;
    if (!Hls.isSupported()) {
      video.src = address;
      video.addEventListener('loadedmetadata', () => (video.currentTime = coming.at), { once: true });
      if (coming.isPlaying) void video.play().catch(() => undefined);
      return;
    }
    const hls = new Hls({
      autoStartLoad: false,
      startPosition: coming.at,
      // The lowest first: a slow line hears the first word at once, and a fast one sees the better picture five seconds later.
      startLevel: 0,
      testBandwidth: false,
      abrEwmaDefaultEstimate: 100_000,
      maxBufferLength: 40,
      backBufferLength: 60,
      // The page's policy lets no worker be made of a text.
      enableWorker: false,
    });
    this.hls = hls;
    let mended = 0;
    hls.on(Hls.Events.ERROR, (_, { fatal, type }) => {
      if (!fatal) return;
      if (type === Hls.ErrorTypes.MEDIA_ERROR && mended++ < 2) hls.recoverMediaError();
      else this.onFault(type === Hls.ErrorTypes.NETWORK_ERROR ? 'line' : 'media');
    });
    hls.on(Hls.Events.FRAG_LOADED, () => this.onFault(undefined));
    hls.once(Hls.Events.MANIFEST_PARSED, () => {
      // Who has paused meanwhile sees the picture of the place all the same.
      if (this.hasBegun) hls.startLoad(coming.at);
      if (coming.isPlaying) void video.play().catch(() => undefined);
    });
    hls.loadSource(address);
    hls.attachMedia(video);
  }

  /** After the line was away. */
  again() {
    this.onFault(undefined);
    this.hls?.startLoad();
  }

  end() {
    this.address = '';
    this.hls?.destroy();
    this.hls = undefined;
    this.video.removeEventListener('play', this.onPlay);
    this.video.removeEventListener('canplay', this.onCanPlay);
    this.video.removeEventListener('pause', this.onPause);
  }

  private readonly onPlay = () => {
    if (this.coming) this.coming.isPlaying = true;
    if (!this.hasBegun) this.hls?.startLoad(this.place);
    this.hasBegun = true;
  };

  private readonly onCanPlay = () => {
    // Said of the quality before, it comes when the element is empty again.
    if (this.video.readyState >= HTMLMediaElement.HAVE_FUTURE_DATA) this.coming = undefined;
  };

  private readonly onPause = () => {
    if (this.coming) this.coming.isPlaying = false;
  };
}
