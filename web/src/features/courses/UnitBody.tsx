import { useTranslation } from 'react-i18next';
import { useFormats } from '../../i18n/format';
import { Html } from '../../sitting/questions/Html';
import { FileView } from '../library/FileView';
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
  return (
    <div className="stack tight">
      <FileView {...file} title={title} />
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
