import { lazy, type ComponentProps } from 'react';
import type Left from './FilesLeft';
import { lazyPart } from '../../../sitting/lazyPart';
import type Task from './UploadTask';

// Few papers ask for files, and the paper is to open quickly on a slow line.

export const UploadTask = lazyPart<ComponentProps<typeof Task>>(async () => (await import('./UploadTask')).default);
export const FilesLeft = lazyPart<ComponentProps<typeof Left>>(async () => (await import('./FilesLeft')).default);
export const PagesNotice = lazy(() => import('./PagesNotice').catch(() => ({ default: () => null })));
