import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Card, Material } from './queries';
import './cover.css';

const office: [string, string][] = [
  ['wordprocessingml', 'DOCX'],
  ['presentationml', 'PPTX'],
  ['spreadsheetml', 'XLSX'],
];

/** What is written on the sheet that stands for a file without a picture. */
function useSign() {
  const { t } = useTranslation('library');
  return (mediaType: string) => {
    const [kind = '', ending = ''] = mediaType.split('/');
    switch (kind) {
      case 'image':
      case 'audio':
      case 'video':
        return t(`cover.${kind}`);
      default:
        return (
          office.find(([part]) => ending.includes(part))?.[1] ?? (ending === 'plain' ? 'TXT' : ending.toUpperCase())
        );
    }
  };
}

const onPaper = {
  book: 'book',
  textbookSet: 'book',
  article: 'article',
  normativeAct: 'act',
  webResource: 'site',
} as const;

/** What stands for a material that has no file: where it is. */
const placeOf = (kind: Card['kind']) =>
  kind === 'video' || kind === 'audio' ? kind : kind in onPaper ? onPaper[kind as keyof typeof onPaper] : 'text';

interface SheetProps {
  /** What is written on it while there is no picture. */
  sign: string;
  /** Of the small picture; null where there is none. */
  address: string | null;
  alt: string;
  size: 'list' | 'page';
}

/** A place of one size whatever comes into it: the page does not move when a picture arrives, or does not. */
function Sheet({ sign, address, alt, size }: SheetProps) {
  const [failed, setFailed] = useState(false);
  return (
    <span className="cover" data-size={size}>
      {address && !failed ? (
        <img src={address} alt={alt} loading="lazy" decoding="async" onError={() => setFailed(true)} />
      ) : (
        <span aria-hidden="true">{sign}</span>
      )}
    </span>
  );
}

/** Of a material in a list, where its title stands beside. */
export function Cover({ card }: { card: Card }) {
  const { t } = useTranslation('library');
  const signOf = useSign();
  const { cover, kind } = card;
  return (
    <Sheet
      sign={cover ? signOf(cover.mediaType) : t(`cover.${placeOf(kind)}`)}
      address={cover?.preview ? `${cover.preview}&small=true` : null}
      alt=""
      size="list"
    />
  );
}

type Revision = Material['files'][number]['revisions'][number];

interface FileProps {
  materialId: string;
  file: Pick<Revision, 'mediaType' | 'hasPreview' | 'name' | 'revision'> & { number: number };
  size?: 'list' | 'page';
}

/** Of a file: its first page, or the picture that it is. */
export function FilePicture({ materialId, file, size = 'list' }: FileProps) {
  const { t } = useTranslation('library');
  const signOf = useSign();
  const { mediaType, name, number, revision } = file;
  const address = `/api/materials/${materialId}/files/${number}/preview?version=${revision}`;
  return (
    <Sheet
      sign={signOf(mediaType)}
      address={file.hasPreview ? (size === 'list' ? `${address}&small=true` : address) : null}
      alt={t(mediaType === 'application/pdf' ? 'cover.firstPage' : 'cover.small', { name })}
      size={size}
    />
  );
}
