import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../i18n/format';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { ErrorNotice, Notice } from '../../ui/ErrorNotice';
import { Page } from '../../ui/Page';
import { Skeleton } from '../../ui/Skeleton';
import { MaterialActions } from './MaterialActions';
import { MaterialFiles } from './MaterialFiles';
import { StateTag, useGrades } from './MaterialLine';
import { materialQuery, type Material } from './queries';
import './library.css';

/** One material: what it is, how to cite it, its files, and where it is used. */
export function MaterialPage() {
  const { t } = useTranslation('library');
  const { materialId } = useParams({ from: '/frame/open/library/$materialId' });
  const read = useQuery(materialQuery(materialId));
  const material = read.data;
  return (
    <Page
      title={material?.description.title ?? t('material')}
      lead={
        material && [material.description.subtitle, t(`kind.${material.description.kind}`)].filter(Boolean).join(' · ')
      }
      action={material && material.state !== 'published' && <StateTag state={material.state} />}
    >
      <ErrorNotice error={read.error}>
        <p>
          <Link to="/library">{t('back')}</Link>
        </p>
      </ErrorNotice>
      {read.isPending && <Skeleton />}
      {material && (
        <div className="stack">
          {material.remark && (
            <Notice kind="warn">
              {material.state === 'withdrawn' ? t('withdrawnBecause') : t('returnedBecause')} {material.remark}
            </Notice>
          )}
          <MaterialActions material={material} />
          <About material={material} />
          <MaterialFiles material={material} />
          <Printed text={material.printed} />
          {material.uses.length > 0 && <Uses uses={material.uses} />}
        </div>
      )}
    </Page>
  );
}

function About({ material }: { material: Material }) {
  const { t } = useTranslation('library');
  const formats = useFormats();
  const grades = useGrades();
  const { description: about } = material;
  const source = [
    about.sourceTitle,
    about.sourceNumber,
    about.sourcePages && t('pagesOf', { pages: about.sourcePages }),
  ];
  const facts: [string, React.ReactNode][] = [
    [t('field.authors'), about.authors.join(', ')],
    [t('field.others'), about.others.join('; ')],
    [t('field.source'), source.filter(Boolean).join(', ')],
    [t('field.imprint'), [about.place, about.publisher, about.year].filter(Boolean).join(', ')],
    [t('field.subjects'), material.subjects.map((subject) => subject.name).join(', ')],
    [t('field.grades'), grades(about.gradeFrom, about.gradeTo)],
    [t('field.keywords'), about.keywords.join(', ')],
    [
      t('field.url'),
      about.url && (
        <a href={about.url} rel="noreferrer noopener" target="_blank">
          {about.url}
        </a>
      ),
    ],
    [t('field.rights'), about.rights],
    [t('field.access'), t(`access.${about.access}`)],
    [t('field.published'), material.publishedAt && formats.date(material.publishedAt)],
    [t('field.author'), material.author?.name],
  ];
  return (
    <Card title={t('about')}>
      {about.annotation && <p className="library-text">{about.annotation}</p>}
      <dl className="library-facts">
        {facts
          .filter(([, value]) => value)
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </Card>
  );
}

/** By GOST R 7.0.100-2018, to be put into a list of references. */
function Printed({ text }: { text: string }) {
  const { t } = useTranslation('library');
  const [copied, setCopied] = useState(false);
  return (
    <Card
      title={t('printed.title')}
      action={
        <Button
          kind="ghost"
          onClick={() => {
            void navigator.clipboard.writeText(text).then(() => setCopied(true));
          }}
        >
          {copied ? t('printed.copied') : t('printed.copy')}
        </Button>
      }
    >
      <p className="library-printed" lang="ru">
        {text}
      </p>
      <p className="small muted">{t('printed.by')}</p>
    </Card>
  );
}

function Uses({ uses }: { uses: Material['uses'] }) {
  const { t } = useTranslation('library');
  return (
    <Card title={t('uses.title')}>
      <ul role="list" className="library-list">
        {uses.map((use) => (
          <li key={`${use.id} ${use.partId ?? ''}`}>
            {use.kind === 'collection' ? (
              <span>
                {t('uses.collection')}{' '}
                <Link to="/library/collections/$collectionId" params={{ collectionId: use.id }}>
                  {use.title}
                </Link>
              </span>
            ) : use.kind === 'unit' ? (
              <span>
                {t('uses.unit')}{' '}
                <Link to="/courses/$courseId" params={{ courseId: use.id }} search={{ unit: use.partId }}>
                  {use.title}: {use.part}
                </Link>
              </span>
            ) : (
              use.title
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
