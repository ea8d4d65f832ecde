import { useEffect, useRef } from 'react';

/** A moving picture without sound: voices are played apart from what the page shows. */
export function Picture({
  track,
  label,
  isMirrored,
}: {
  track: MediaStreamTrack;
  label: string;
  isMirrored?: boolean;
}) {
  const ref = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    const video = ref.current!;
    video.srcObject = new MediaStream([track]);
    // Muted pictures always may play; one that is taken away at once ends its own beginning.
    void video.play().catch(() => undefined);
    return () => {
      video.srcObject = null;
    };
  }, [track]);
  return (
    <video ref={ref} className={isMirrored ? 'media-mirrored' : ''} aria-label={label} muted playsInline autoPlay />
  );
}
