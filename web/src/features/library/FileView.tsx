import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { lazyPart } from '../../sitting/lazyPart';
import { Button } from '../../ui/Button';
import type { PdfReader as Reader } from './PdfReader';
import './fileView.css';

/** The reader of PDFs weighs more than the page, and only who reads one needs it. */
const PdfReader = lazyPart<Parameters<typeof Reader>[0]>(async () => (await import('./PdfReader')).PdfReader);

interface Props {
  address: string;
  mediaType: string;
  /** Of the file. */
  name: string;
  /** What it shows. */
  title: string;
  /** Fetched only when somebody wants to see it. A PDF always is. */
  onDemand?: boolean;
}

const kindOf = (mediaType: string) => (mediaType === 'application/pdf' ? 'pdf' : mediaType.split('/')[0]);

/** What a page shows without a program of its own. */
const isViewable = (mediaType: string) => ['pdf', 'image', 'audio', 'video'].includes(kindOf(mediaType)!);

/** A file in the page itself; nothing for kinds that a browser cannot show. */
export function FileView({ address, mediaType, name, title, onDemand = false }: Props) {
  const { t } = useTranslation();
  const [reads, setReads] = useState(false);
  const kind = kindOf(mediaType);
  if (!isViewable(mediaType)) return null;
  if (!reads && (onDemand || kind === 'pdf'))
    return (
      <div className="line">
        <Button kind="ghost" onClick={() => setReads(true)}>
          {t(kind === 'pdf' ? 'file.readHere' : 'file.look')}
        </Button>
      </div>
    );
  switch (kind) {
    case 'image':
      return <img className="file-view" src={address} alt={title} />;
    case 'audio':
      // What is said in a recording stands in the text beside it: its author writes it there.
      // eslint-disable-next-line jsx-a11y/media-has-caption
      return <audio className="file-view" controls preload="metadata" src={address} title={name} />;
    case 'video':
      // eslint-disable-next-line jsx-a11y/media-has-caption
      return <video className="file-view" controls preload="metadata" src={address} title={name} />;
    default:
      return <PdfReader address={address} name={name} />;
  }
}
