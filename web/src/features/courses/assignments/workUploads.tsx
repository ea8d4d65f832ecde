import type { ComponentProps } from 'react';
import { loadTexts } from '../../../i18n';
import { lazyPart } from '../../../sitting/lazyPart';
import type { UnfinishedUploads as Unfinished } from '../../../ui/upload/UnfinishedUploads';
import type { UploadProgress as Progress } from '../../../ui/upload/UploadProgress';

// Most works are text and a small file: who sends a large one gets the code for it then.
export const UploadProgress = lazyPart<ComponentProps<typeof Progress>>(async () => {
  const [{ UploadProgress }] = await Promise.all([import('../../../ui/upload/UploadProgress'), loadTexts('uploads')]);
  return UploadProgress;
});

export const UnfinishedUploads = lazyPart<ComponentProps<typeof Unfinished>>(async () => {
  const [{ UnfinishedUploads }] = await Promise.all([
    import('../../../ui/upload/UnfinishedUploads'),
    loadTexts('uploads'),
  ]);
  return UnfinishedUploads;
});
