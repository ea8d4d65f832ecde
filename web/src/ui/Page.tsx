import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLeaving } from './leaving';
import './page.css';

interface PageProps {
  /** The page's heading, and the title of the browser's tab. */
  title: string;
  lead?: ReactNode;
  /** The one primary action, to the right of the heading. */
  action?: ReactNode;
  /** `narrow` for a few fields and texts, `form` for long forms, `wide` for tables. */
  width?: 'usual' | 'narrow' | 'form' | 'wide';
  children: ReactNode;
}

/** The landmark and the heading of a page; focus comes to the heading after navigation. While the next page is on its way this one takes nothing. */
export function Page({ title, lead, action, width = 'usual', children }: PageProps) {
  const leaving = useLeaving();
  return (
    <main id="content" className={`page ${width}`} tabIndex={-1} inert={leaving} aria-busy={leaving || undefined}>
      <PageHeader title={title} lead={lead} action={action} />
      {children}
    </main>
  );
}

export function PageHeader({ title, lead, action }: Pick<PageProps, 'title' | 'lead' | 'action'>) {
  const { t } = useTranslation();
  const product = t('product');
  useEffect(() => {
    document.title = `${title} · ${product}`;
  }, [title, product]);
  return (
    <header className="page-header">
      <div>
        <h1 tabIndex={-1}>{title}</h1>
        {lead && <p className="muted">{lead}</p>}
      </div>
      {action}
    </header>
  );
}
