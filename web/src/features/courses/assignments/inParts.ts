import { api, body } from '../../../api/client';
import { uploadSteps } from '../../../ui/upload/steps';
import { Uploader } from '../../../ui/upload/uploader';

/** Sends a file of a work in parts: it begins by the rules of the work and goes on as every large file does. */
export const inParts = (enrolmentId: string, unitId: string, file: File) =>
  new Uploader(file, {
    ...uploadSteps,
    begin: (request) =>
      body(
        api.POST('/api/learning/{id}/units/{unitId}/files/uploads', {
          params: { path: { id: enrolmentId, unitId } },
          body: request,
        }),
      ),
  });
