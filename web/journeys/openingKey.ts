import type { Page } from '@playwright/test';
import { readPdf } from './files';

/** The key of a sealed round, as it stands on the organizer's sheet. */
export async function keyOnTheSheet(organizer: Page, roundId: string): Promise<string> {
  const response = await organizer.context().request.get(`/api/rounds/${roundId}/opening-key/sheet.pdf`);
  const sheet = readPdf(await response.body());
  return sheet.flatMap(({ lines }) => lines).find((line) => /^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/.test(line))!;
}
