/** What a hand-held camera makes of a code on a screen. */
export interface Shot {
  /** Pixels of the photograph. */
  width: number;
  height: number;
  /** Degrees by which the screen leans away from the camera. */
  tilt: number;
  /** Degrees by which the camera is turned. */
  turn: number;
  /** Radius of the blur, pixels. */
  blur: number;
  /** Standard deviation of the sensor's noise, of 255. */
  noise: number;
  /** Side of the code in the height of the photograph. */
  share: number;
  seed: number;
}

/** A deterministic photograph: perspective, uneven light, a dark room around the screen, blur and noise. */
export function photographOf(rows: readonly (readonly boolean[])[], shot: Shot) {
  const { width, height } = shot;
  const random = mulberry(shot.seed);
  const grey = new Float32Array(width * height);
  const [tilt, turn] = [(shot.tilt * Math.PI) / 180, (shot.turn * Math.PI) / 180];
  const half = (shot.share * height) / 2;
  const distance = 3;
  const count = rows.length;
  const samples = 3;
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      let light = 0;
      for (let sy = 0; sy < samples; sy++)
        for (let sx = 0; sx < samples; sx++) {
          const [dx, dy] = [
            (x + (sx + 0.5) / samples - width / 2) / half,
            (y + (sy + 0.5) / samples - height / 2) / half,
          ];
          const [rx, ry] = [dx * Math.cos(turn) + dy * Math.sin(turn), dy * Math.cos(turn) - dx * Math.sin(turn)];
          // The ray through the pixel meets the plane that leans about the vertical axis.
          const u = (rx * distance) / (distance * Math.cos(tilt) - rx * Math.sin(tilt));
          const depth = distance + u * Math.sin(tilt);
          const v = (ry * depth) / distance;
          const [column, row] = [Math.floor(((u + 1) / 2) * count), Math.floor(((v + 1) / 2) * count)];
          const onCode = rows[row]?.[column];
          light +=
            onCode === undefined ? (Math.max(Math.abs(u), Math.abs(v)) < 1.25 ? 0.8 : 0.12) : onCode ? 0.06 : 0.95;
        }
      const vignette = 1 - 0.35 * Math.hypot(x / width - 0.4, y / height - 0.6);
      grey[y * width + x] = (light / samples ** 2) * vignette * 235 + 12;
    }
  const blurred = blur(blur(grey, width, height, shot.blur), width, height, shot.blur);
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let at = 0; at < blurred.length; at++) {
    const noise = shot.noise * Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    data.fill(blurred[at]! + noise, at * 4, at * 4 + 3);
  }
  return { width, height, data };
}

/** A box; twice it is nearly a Gaussian. */
function blur(from: Float32Array, width: number, height: number, radius: number) {
  if (radius === 0) return from;
  const across = new Float32Array(from.length);
  const down = new Float32Array(from.length);
  const span = 2 * radius + 1;
  const at = (value: number, most: number) => Math.min(most - 1, Math.max(0, value));
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      let sum = 0;
      for (let d = -radius; d <= radius; d++) sum += from[y * width + at(x + d, width)]!;
      across[y * width + x] = sum / span;
    }
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      let sum = 0;
      for (let d = -radius; d <= radius; d++) sum += across[at(y + d, height) * width + x]!;
      down[y * width + x] = sum / span;
    }
  return down;
}

function mulberry(seed: number) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
