/** What is remembered of a picture beside its bytes. */
export interface Look {
  /** Probably not sharp. */
  blurred: boolean;
  /** By which two pictures of the same are told, see `printOf`. */
  print: Int8Array;
}

/** Brightness, 0 to 255, row by row. */
export interface Grey {
  width: number;
  height: number;
  values: Float32Array;
}

export function greyOf({ width, height, data }: Pick<ImageData, 'width' | 'height' | 'data'>): Grey {
  const values = new Float32Array(width * height);
  // ITU-R BT.601
  for (let at = 0; at < values.length; at++)
    values[at] = 0.299 * data[4 * at]! + 0.587 * data[4 * at + 1]! + 0.114 * data[4 * at + 2]!;
  return { width, height, values };
}

/** The longest side, in pixels, of the copy that is looked at: strokes of a pen are still there, noise of the camera is not. */
export const lookedAt = 800;

// Photographs of written pages have 150 and more, out of focus or shaken 5 to 40; see `look.test.ts`.
const sharp = 60;
/** Without so much contrast there is nothing on the page that could be blurred. */
const blank = 6;

export function lookOf(grey: Grey): Look {
  return { blurred: deviation(grey.values) > blank && laplacian(grey) < sharp, print: printOf(grey) };
}

/** The variance of the Laplacian: how much edges there are (Pech-Pacheco et al., 2000). */
export function laplacian({ width, height, values }: Grey): number {
  const edges = new Float32Array(Math.max(0, (width - 2) * (height - 2)));
  let next = 0;
  for (let y = 1; y < height - 1; y++)
    for (let x = 1; x < width - 1; x++) {
      const at = y * width + x;
      edges[next++] = values[at - 1]! + values[at + 1]! + values[at - width]! + values[at + width]! - 4 * values[at]!;
    }
  return deviation(edges) ** 2;
}

function deviation(values: Float32Array): number {
  let [sum, squares] = [0, 0];
  for (const value of values) {
    sum += value;
    squares += value * value;
  }
  const mean = sum / (values.length || 1);
  return Math.sqrt(Math.max(0, squares / (values.length || 1) - mean * mean));
}

const cells = 24;

/** Where the page is darker or lighter than around, in 24 by 24 cells: the light of the room falls out, what is written stays. */
function printOf({ width, height, values }: Grey): Int8Array {
  const [sums, counts] = [new Float32Array(cells * cells), new Float32Array(cells * cells)];
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const cell = Math.floor((y * cells) / height) * cells + Math.floor((x * cells) / width);
      sums[cell]! += values[y * width + x]!;
      counts[cell]!++;
    }
  const means = sums.map((sum, cell) => sum / (counts[cell] || 1));
  return Int8Array.from(means, (mean, cell) => {
    const [row, column] = [Math.floor(cell / cells), cell % cells];
    let [around, neighbours] = [0, 0];
    for (let y = Math.max(0, row - 2); y <= Math.min(cells - 1, row + 2); y++)
      for (let x = Math.max(0, column - 2); x <= Math.min(cells - 1, column + 2); x++) {
        around += means[y * cells + x]!;
        neighbours++;
      }
    return Math.max(-127, Math.min(127, Math.round(mean - around / neighbours)));
  });
}

/** So alike are pictures of the same: one photograph twice, or pressed twice. Other pages are below a half. */
const same = 0.85;

export function isSame(one: Int8Array, other: Int8Array): boolean {
  let [both, first, second] = [0, 0, 0];
  one.forEach((value, cell) => {
    both += value * other[cell]!;
    first += value * value;
    second += other[cell]! * other[cell]!;
  });
  return first > 0 && second > 0 && both / Math.sqrt(first * second) > same;
}
