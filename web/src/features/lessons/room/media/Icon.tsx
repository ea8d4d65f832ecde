import type { Source } from './devices';

const paths: Record<Source, string> = {
  microphone: 'M12 3a3 3 0 0 1 3 3v6a3 3 0 0 1-6 0V6a3 3 0 0 1 3-3M6 11v1a6 6 0 0 0 12 0v-1M12 18v3',
  camera: 'M3 7h12v10H3zM15 11l6-4v10l-6-4',
  screen: 'M3 5h18v11H3zM9 20h6M12 16v4',
};

/** Struck out while it is off: colour alone tells nobody. */
export function Icon({ name, isOff }: { name: Source; isOff?: boolean }) {
  return (
    <svg className="media-icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={paths[name]} />
      {isOff && <path d="M4 4l16 16" />}
    </svg>
  );
}
