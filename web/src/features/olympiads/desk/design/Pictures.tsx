import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../../../ui/Card';
import { ErrorNotice } from '../../../../ui/ErrorNotice';
import { Skeleton } from '../../../../ui/Skeleton';
import { pictureQuery, type Documents } from '../../documents/documents';
import type { Design, Kind, NameLength } from './queries';

interface Props {
  documents: Documents;
  kind: Kind;
  design: Design;
}

/** The document for the longest and the shortest name of the entries, drawn anew when writing pauses. */
export function Pictures({ documents, kind, design }: Props) {
  const { t } = useTranslation('desk');
  const [asked, setAsked] = useState(design);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(design), 500);
    return () => clearTimeout(timer);
  }, [design]);
  return (
    <Card title={t('design.preview')}>
      <div className="design-pictures">
        {(['longest', 'shortest'] as const).map((name) => (
          <Picture key={name} documents={documents} kind={kind} design={asked} name={name} />
        ))}
      </div>
    </Card>
  );
}

function Picture({ documents, kind, design, name }: Props & { name: NameLength }) {
  const { t } = useTranslation('desk');
  const picture = useQuery(pictureQuery(documents, kind, design, name));
  const image = useRef<HTMLImageElement>(null);
  const blob = picture.data;
  useEffect(() => {
    if (!blob || !image.current) return;
    const address = URL.createObjectURL(blob);
    image.current.src = address;
    return () => URL.revokeObjectURL(address);
  }, [blob]);
  return (
    <figure>
      <ErrorNotice error={picture.error} />
      {blob ? <img ref={image} alt={t(`design.alt.${name}`)} /> : picture.isPending && <Skeleton lines={8} />}
      <figcaption className="small muted">{t(`design.name.${name}`)}</figcaption>
    </figure>
  );
}
