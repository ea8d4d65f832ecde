import type { Page } from '@playwright/test';
import { strFromU8, strToU8, unzipSync, unzlibSync, zipSync } from 'fflate';
import jsQR from 'jsqr';

/** The file that the browser saves after the act. */
export async function downloaded(page: Page, act: () => Promise<void>): Promise<Buffer> {
  const [download] = await Promise.all([page.waitForEvent('download'), act()]);
  const stream = await download.createReadStream();
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

const escaped = (text: string) => text.replace(/[<&>]/g, (symbol) => `&#${String(symbol.charCodeAt(0))};`);

/** A spreadsheet of one sheet as an office program saves it, each cell a text. */
export function xlsx(rows: readonly (readonly string[])[]): Buffer {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const relations = 'http://schemas.openxmlformats.org/package/2006/relationships';
  const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const lines = rows.map((row, index) => {
    const cells = row.map(
      (text, column) =>
        `<c r="${String.fromCharCode(65 + column)}${String(index + 1)}" t="inlineStr"><is><t>${escaped(text)}</t></is></c>`,
    );
    return `<row r="${String(index + 1)}">${cells.join('')}</row>`;
  });
  const parts = {
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${types}.worksheet+xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${relations}"><Relationship Id="r1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="Ученики" sheetId="1" r:id="r1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${relations}"><Relationship Id="r1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main}"><sheetData>${lines.join('')}</sheetData></worksheet>`,
  };
  const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
  return Buffer.from(
    zipSync(Object.fromEntries(Object.entries(parts).map(([path, xml]) => [path, strToU8(declaration + xml)]))),
  );
}

/** A document of Word with other words in it. */
export function reworded(docx: Uint8Array, from: string, to: string): Buffer {
  const parts = unzipSync(docx);
  const name = 'word/document.xml';
  return Buffer.from(zipSync({ ...parts, [name]: strToU8(strFromU8(parts[name]!).replaceAll(from, to)) }));
}

/** All texts of a workbook's sheets and shared strings. */
export function textsOfXlsx(file: Uint8Array): string[] {
  const parts = unzipSync(file, { filter: ({ name }) => /^xl\/(sharedStrings|worksheets\/[^/]*)\.xml$/.test(name) });
  return Object.values(parts).flatMap((part) =>
    [...strFromU8(part).matchAll(/<(?:\w+:)?(?:t|v)(?: [^>]*)?>([^<]*)</g)].map(([, text]) => text!),
  );
}

/** A PDF with a page of A4 for each line of Latin text, as small as one may be. */
export function pdf(lines: readonly string[]): Buffer {
  const numbers = lines.map((_, index) => 4 + 2 * index);
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${numbers.map((number) => `${String(number)} 0 R`).join(' ')}] /Count ${String(lines.length)} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    ...lines.flatMap((line, index) => {
      const drawing = `BT /F1 32 Tf 72 700 Td (${line}) Tj ET 72 680 m 520 680 l S`;
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${String(numbers[index]! + 1)} 0 R >>`,
        `<< /Length ${String(drawing.length)} >>\nstream\n${drawing}\nendstream`,
      ];
    }),
  ];
  let text = '%PDF-1.4\n';
  const places = objects.map((object, index) => {
    const place = text.length;
    text += `${String(index + 1)} 0 obj\n${object}\nendobj\n`;
    return `${String(place).padStart(10, '0')} 00000 n \n`;
  });
  const size = String(objects.length + 1);
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${places.join('')}`;
  return Buffer.from(
    `${text}${table}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${String(text.length)}\n%%EOF\n`,
    'latin1',
  );
}

/** The objects of a PDF as the product writes them (Skia): each with its head and, where it has one, its stream. */
function objectsOf(file: Uint8Array) {
  const bytes = Buffer.from(file);
  const text = bytes.toString('latin1');
  const objects = new Map<string, { head: string; stream: () => string }>();
  for (const found of text.matchAll(/(\d+) 0 obj\n([^]*?)(?:stream\r?\n|endobj)/g)) {
    const [all, id, head] = found;
    const start = found.index + all.length;
    const length = Number(/\/Length (\d+)/.exec(head!)?.[1]);
    const stream = () => Buffer.from(unzlibSync(bytes.subarray(start, start + length))).toString('latin1');
    objects.set(id!, { head: head!, stream });
  }
  return objects;
}

/** What the codes of a font stand for, by its ToUnicode map. */
function lettersOf(map: string): Map<number, string> {
  const letters = new Map<number, string>();
  for (const [, range, pairs] of map.matchAll(/beginbf(char|range)\n([^]*?)endbf/g))
    for (const line of pairs!.trim().split('\n')) {
      const numbers = [...line.matchAll(/<(\w+)>/g)].map(([, hex]) => parseInt(hex!, 16));
      const [from, last, to] =
        range === 'char' ? [numbers[0]!, numbers[0]!, numbers[1]!] : (numbers as [number, number, number]);
      for (let code = from; code <= last; code++) letters.set(code, String.fromCodePoint(to + code - from));
    }
  return letters;
}

/** The pages of a PDF: lines of text in the order of drawing, and what a telephone's camera reads in the QR codes. */
export function readPdf(file: Uint8Array): { lines: string[]; codes: string[] }[] {
  const objects = objectsOf(file);
  return [...objects.values()]
    .filter(({ head }) => /\/Type \/Page\b/.test(head))
    .map(({ head }) => {
      const fonts = new Map(
        [...head.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name, id]) => {
          const map = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id!)!.head)![1]!;
          return [name!, lettersOf(objects.get(map)!.stream())];
        }),
      );
      const drawing = objects.get(/\/Contents (\d+) 0 R/.exec(head)![1]!)!.stream();
      const lines = [...drawing.matchAll(/\/(F\d+) [\d.]+ Tf([^]*?)\nET/g)].map(([, font, shown]) =>
        [...shown!.matchAll(/<(\w+)> Tj/g)]
          .flatMap(([, codes]) => codes!.match(/.{4}/g)!)
          .map((code) => fonts.get(font!)!.get(parseInt(code, 16)))
          .join(''),
      );
      return { lines, codes: codesOf(drawing) };
    });
}

/** Each QR code is one path of lines, the runs of dark modules in its rows. */
function codesOf(drawing: string): string[] {
  const number = String.raw`(-?[\d.]+)`;
  const line = new RegExp(`${number} ${number} m\\n${number} ${number} l\\n`, 'g');
  return drawing.split('\nS\n').flatMap((path) => {
    const runs = [...path.matchAll(line)].map(([, x, y, right]) => [Number(x), Number(y), Number(right)] as const);
    if (runs.length < 100) return [];
    const [left, top] = [Math.min(...runs.map(([x]) => x)), Math.min(...runs.map(([, y]) => y))];
    // A code begins with the seven dark modules of its finder.
    const step = (runs[0]![2] - runs[0]![0]) / 7;
    const [dot, quiet] = [4, 4];
    const modules = Math.round((Math.max(...runs.map(([, , right]) => right)) - left) / step);
    const side = (modules + 2 * quiet) * dot;
    const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
    for (const [x, y, right] of runs) {
      const [from, to, row] = [x - left, right - left, y - top].map((distance) => Math.round(distance / step) + quiet);
      for (let line = row! * dot; line < (row! + 1) * dot; line++)
        for (let at = line * side + from! * dot; at < line * side + to! * dot; at++) pixels.fill(0, at * 4, at * 4 + 3);
    }
    const read = jsQR(pixels, side, side);
    return read ? [read.data] : [];
  });
}
