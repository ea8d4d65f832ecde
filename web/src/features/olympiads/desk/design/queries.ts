import type { Got } from '../../../../api/client';
import type { Certificate } from '../queries';

export type Kind = Certificate['kind'];
export type SavedDesign = Got<'/api/olympiads/{olympiadId}/certificate-designs/{kind}'>;
export type Design = SavedDesign['design'];
export type Line = Design['lines'][number];
export type NameLength = 'longest' | 'shortest';

/** Of olympiads and contests. */
export const awardKinds: readonly Kind[] = ['winner', 'prizeWinner', 'participant'];
