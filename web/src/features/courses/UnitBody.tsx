import { useTranslation } from 'react-i18next';
import { useFormats } from '../../i18n/format';
import { Html } from '../../sitting/questions/Html';
import type { UnitView } from './queries/learning';
import './courses.css';

/** An author sees a file whose size the server does not say. */
type Shown = Pick<NonNullable<UnitView['file']>, 'name' | 'mediaType' | 'address'> & { size?: number };
type Body = Pick<UnitView, 'html' | 'address' | 'title'> & { file: Shown | null };

/** What a unit shows: its text, and its file or link. */
export function UnitBody({ view }: { view: Body }) {
  const { t } = useTranslation('courses');
  return (
    <>
      {view.html && <Html className="statement course-text" html={view.html} />}
      {view.file && <ShownFile file={view.file} title={view.title} />}
      {view.address && (
        <p>
          <a className="btn ghost" href={view.address} target="_blank" rel="noopener noreferrer">
            {t('unit.openLink')}
          </a>{' '}
          {URL.canParse(view.address) && <span className="small muted">{new URL(view.address).hostname}</span>}
        </p>
      )}
    </>
  );
}

/** Shown where a browser can show it without a program of its own, otherwise handed out. */
function ShownFile({ file, title }: { file: Shown; title: string }) {
  const { t } = useTranslation('courses');
  const formats = useFormats();
  const { mediaType, address, name } = file;
  const isPdf = mediaType === 'application/pdf';
  const kind = mediaType.split('/')[0];
  return (
    <div className="stack tight">
      {kind === 'image' && <img className="course-media" src={address} alt={title} />}
      {/* What is said in a recording stands in the text of the unit: its author writes it there. */}
      {kind === 'audio' && (
        // eslint-disable-next-line jsx-a11y/media-has-caption
        <audio className="course-media" controls preload="metadata" src={address} title={name} />
      )}
      {kind === 'video' && (
        // eslint-disable-next-line jsx-a11y/media-has-caption
        <video className="course-media" controls preload="metadata" src={address} title={name} />
      )}
      <p>
        {isPdf ? (
          <a href={address} target="_blank" rel="noreferrer">
            {t('unit.openFile', { name })}
          </a>
        ) : (
          <a href={address} download={name}>
            {t('unit.saveFile', { name })}
          </a>
        )}{' '}
        {file.size !== undefined && <span className="small muted num">{formats.bytes(file.size)}</span>}
      </p>
    </div>
  );
}
