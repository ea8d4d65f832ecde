// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { changeLanguage, i18nReady, loadTexts } from '../../../i18n';
import ReceiptsCard from './ReceiptsCard';

const { device } = vi.hoisted(() => ({ device: { file: {} as object, offered: [] as string[] } }));
vi.mock('../../../sitting/receipts/receiptBook', () => ({ receiptBook: { file: async () => device.file } }));
vi.mock('../../../ui/offerFile', () => ({ offerFile: (name: string) => device.offered.push(name) }));

beforeAll(async () => {
  await i18nReady;
  await changeLanguage('ru');
  await loadTexts('receipts');
});
beforeEach(() => (device.offered = []));
afterEach(cleanup);

const download = (file: object) => {
  device.file = file;
  render(<ReceiptsCard attemptId="0199a1b2-0000-7000-8000-000000000001" />);
  fireEvent.click(screen.getByRole('button', { name: 'Скачать квитанции' }));
};

it('offers the proof of the server where the work was written on another device', async () => {
  download({ receipts: [], proof: { chains: [{}] } });
  await vi.waitFor(() => expect(device.offered).toEqual(['kvitantsii-00000001.json']));
  expect(screen.queryByText(/На этом устройстве квитанций нет/)).toBeNull();
});

it('says where they are while there is nothing to take home', async () => {
  download({ receipts: [], proof: undefined });
  expect(await screen.findByText(/На этом устройстве квитанций нет/)).toBeTruthy();
  cleanup();
  // Nothing was answered: the digest of the round says nothing of the work.
  download({ receipts: [], proof: { chains: [] } });
  expect(await screen.findByText(/На этом устройстве квитанций нет/)).toBeTruthy();
  expect(device.offered).toEqual([]);
});
