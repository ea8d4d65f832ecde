/** A mark as it was typed, with a comma or a point; null where the field is empty. */
export function writtenMark(text: string): number | null {
  const plain = text.trim().replace(',', '.');
  return plain === '' ? null : Number(plain);
}
