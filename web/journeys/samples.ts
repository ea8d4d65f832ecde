import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { zipSync } from 'fflate';

/** tests/Samples/README.md says whose they are. */
const samples = new URL('../../tests/Samples/', import.meta.url);

/** A file as the field for files takes it. */
export const sample = (path: string, name: string, mimeType: string) => ({
  name,
  mimeType,
  buffer: readFileSync(new URL(path, samples)),
});

/** A folder of samples as the archive that its program would have written. */
export function packed(folder: string, name: string) {
  const files = readdirSync(new URL(`${folder}/`, samples));
  const parts = files.map(
    (file) => [file, new Uint8Array(readFileSync(new URL(`${folder}/${file}`, samples)))] as const,
  );
  return { name, mimeType: 'application/zip', buffer: Buffer.from(zipSync(Object.fromEntries(parts))) };
}

/** So many seconds in which everything moves, with a tone: as a telephone would record it. */
export function recording(path: string, seconds: number) {
  const length = String(seconds);
  execFileSync('ffmpeg', [
    ...['-nostdin', '-v', 'error', '-y', '-f', 'lavfi', '-i', `testsrc2=s=640x480:r=15:d=${length}`],
    ...['-f', 'lavfi', '-i', `sine=440:d=${length}`, '-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p'],
    ...['-c:a', 'aac', path],
  ]);
  return path;
}

/** A photograph that takes some seconds over a slow line. */
export function photograph(path: string, name: string) {
  const look = ['-f', 'lavfi', '-i', 'testsrc2=s=640x480', '-vf', 'noise=alls=25', '-frames:v', '1', '-q:v', '4'];
  execFileSync('ffmpeg', ['-nostdin', '-v', 'error', '-y', ...look, path]);
  return { name, mimeType: 'image/jpeg', buffer: readFileSync(path) };
}
