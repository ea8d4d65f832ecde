// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { changeLanguage, i18nReady, loadTexts } from '../../../i18n';
import { standInForDialogs } from '../../../ui/dialogsInTests';
import type { AttemptSession } from './session';
import UploadTask from './UploadTask';

const prepared = { blob: new Blob(['sheet']), look: { blurred: false } };
vi.mock('../pictures/openPicture', async (actual) => ({
  ...(await actual<object>()),
  openPicture: async () => ({
    look: () => ({ blurred: false }),
    preview: async () => new Blob(['sheet']),
    prepare: async () => prepared,
  }),
}));

const state = { answers: new Map(), files: undefined, ending: undefined as string | undefined };
const add = vi.fn(async () => 'a'.repeat(64));
const session = {
  state,
  getState: () => state,
  subscribe: () => () => undefined,
  openFiles: async () => ({ add }),
  change: vi.fn(),
  flush: async () => undefined,
};
const task = (
  <UploadTask
    session={session as unknown as AttemptSession}
    taskId="t"
    body={{ type: 'upload', maxFiles: 3, accept: ['image/jpeg'] }}
    statementId="s"
  />
);

beforeAll(async () => {
  standInForDialogs();
  URL.createObjectURL = () => 'blob:sheet';
  URL.revokeObjectURL = () => undefined;
  await i18nReady;
  await changeLanguage('ru');
  await loadTexts('files');
});
beforeEach(() => {
  session.change.mockClear();
  add.mockClear();
  state.ending = undefined;
});
afterEach(cleanup);

async function photograph() {
  fireEvent.change(screen.getByLabelText('Выбрать файл'), {
    target: { files: [new File(['sheet'], 'лист.jpg', { type: 'image/jpeg' })] },
  });
  await screen.findByRole('dialog', { hidden: true });
}

it('a photograph that is being looked at is attached when the page gives way to a pause', async () => {
  const { unmount } = render(task);
  await photograph();
  expect(session.change).not.toHaveBeenCalled();
  unmount();
  await waitFor(() => expect(session.change).toHaveBeenCalledOnce());
  expect(session.change.mock.calls[0]![1]).toMatchObject({ files: [{ name: 'лист.jpg' }] });
});

it('one that was put away is not attached when the page is left', async () => {
  const { unmount } = render(task);
  await photograph();
  fireEvent.click(screen.getByRole('button', { name: 'Не прикладывать', hidden: true }));
  await waitFor(() => expect(screen.queryByRole('dialog', { hidden: true })).toBeNull());
  unmount();
  await Promise.resolve();
  expect(session.change).not.toHaveBeenCalled();
});

it('after the end nothing is put by that no answer names', async () => {
  const { unmount } = render(task);
  await photograph();
  state.ending = 'deadline';
  unmount();
  await new Promise((resolve) => setTimeout(resolve));
  expect(add).not.toHaveBeenCalled();
});
