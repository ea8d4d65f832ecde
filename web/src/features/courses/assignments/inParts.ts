import { uploadSteps } from '../../../ui/upload/steps';
import { Uploader } from '../../../ui/upload/uploader';

export type Begin = (typeof uploadSteps)['begin'];

/** Sends a file of a work in parts: it begins by the rules of the work and goes on as every large file does. */
export const inParts = (begin: Begin, file: File) => new Uploader(file, { ...uploadSteps, begin });
