export type Source = 'microphone' | 'camera' | 'screen';
export type DeviceKind = 'microphone' | 'camera';

const keyOf = (kind: DeviceKind) => `room.${kind}`;

/** The device that was chosen on this computer; undefined for the browser's own choice. */
export function chosen(kind: DeviceKind): string | undefined {
  try {
    return localStorage.getItem(keyOf(kind)) ?? undefined;
  } catch {
    return undefined;
  }
}

export function choose(kind: DeviceKind, id: string) {
  try {
    localStorage.setItem(keyOf(kind), id);
  } catch {
    // It holds until the page is closed.
  }
}

/** Takes a device into use. One that is no longer plugged in is replaced by the browser's own choice. */
export async function take(
  source: Source,
  deviceId = source === 'screen' ? undefined : chosen(source),
): Promise<MediaStreamTrack> {
  const device = deviceId === undefined ? {} : { deviceId };
  const stream = await (source === 'screen'
    ? navigator.mediaDevices.getDisplayMedia({ video: { frameRate: 5, width: { max: 1280 } } })
    : navigator.mediaDevices.getUserMedia(
        source === 'microphone'
          ? { audio: { ...device, echoCancellation: true, noiseSuppression: true, autoGainControl: true } }
          : { video: { ...device, width: { ideal: 640 }, height: { ideal: 360 }, frameRate: { ideal: 20 } } },
      ));
  return stream.getTracks()[0]!;
}

export async function devicesOf(kind: DeviceKind): Promise<MediaDeviceInfo[]> {
  const wanted = kind === 'microphone' ? 'audioinput' : 'videoinput';
  const all = (await navigator.mediaDevices?.enumerateDevices?.()) ?? [];
  return all.filter((device) => device.kind === wanted && device.deviceId);
}

/** What to tell somebody whose device did not start. */
export type DeviceTrouble = 'refused' | 'missing' | 'busy' | 'unable' | 'broken';

export function troubleOf(error: unknown): DeviceTrouble {
  if (!navigator.mediaDevices) return 'unable';
  const name = error instanceof Error ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'refused';
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return 'missing';
  if (name === 'NotReadableError' || name === 'AbortError') return 'busy';
  return 'broken';
}
