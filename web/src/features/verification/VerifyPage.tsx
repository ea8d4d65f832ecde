import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useLocation } from '@tanstack/react-router';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../../api/client';
import { ApiError } from '../../api/errors';
import { useFormats } from '../../i18n/format';
import { Card } from '../../ui/Card';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { Page } from '../../ui/Page';
import { Skeleton } from '../../ui/Skeleton';
import { Tag } from '../../ui/Tag';
import { whileSeen } from '../../ui/whileSeen';
import { CodePicture } from './CodePicture';
import { codeFinding, isDoubtful, stateOf } from './finding';
import { NumberForm } from './NumberForm';
import './verify.css';

const route = getRouteApi('/frame/open/verify/$number');

const kinds = {
  genuine: 'ok',
  checking: 'none',
  reconsidered: 'warn',
  doubtful: 'bad',
  superseded: 'bad',
  revoked: 'bad',
} as const;

/** What a paper with this number says, to be laid beside it. */
export function VerifyPage() {
  const { t } = useTranslation('verify');
  const formats = useFormats();
  const { number } = route.useParams();
  const found = useQuery({
    queryKey: ['verification', number],
    queryFn: () => body(api.GET('/api/certificates/verification/{number}', { params: { path: { number } } })),
    refetchInterval: ({ state }) => (state.data ? whileSeen : false),
    retry: (count, error) => !(error instanceof ApiError) && count < 3,
  });
  // The code on paper brings the signed words along; a browser keeps them to itself.
  const { hash } = useLocation();
  const signature = useQuery({
    queryKey: ['verification', number, hash],
    queryFn: async () => {
      const { verifyCode } = await import('./signed');
      return verifyCode(hash, await body(api.GET('/api/receipt-keys')));
    },
    enabled: hash.length > 0,
  });
  const paper = found.data;
  const finding = paper && signature.data && codeFinding(signature.data, paper.number);
  const doubtful = isDoubtful(finding);
  const state = paper && stateOf(paper.validity, finding, signature.isLoading);
  // The site publishes no name without consent; whoever holds the paper brings it along in the code.
  const signed = finding === 'genuine' && signature.data?.outcome === 'genuine' ? signature.data.words : undefined;
  const holder = paper?.holder ?? signed?.holder;

  return (
    <Page title={t('title')} width="narrow">
      <div className="stack">
        {found.isPending && (
          <Card>
            <Skeleton lines={5} />
          </Card>
        )}
        <ErrorNotice error={found.error} />
        {paper && state && (
          <article className="verified" data-state={kinds[state]}>
            <p>
              <Tag kind={kinds[state]}>{t(state)}</Tag>
            </p>
            {paper.validity !== 'valid' && (
              <p className={paper.validity === 'reconsidered' ? undefined : 'bad-ink'}>{t(`${paper.validity}Text`)}</p>
            )}
            {doubtful && <p className="bad-ink">{t('doubtfulText')}</p>}
            <h2>{t(`kind.${paper.kind}`)}</h2>
            {holder ? (
              <>
                <p className="verified-holder">{holder}</p>
                <p>{paper.holderDetail ?? signed?.holderDetail}</p>
              </>
            ) : (
              <p className="muted">{t('noName')}</p>
            )}
            <p className="verified-ground">
              {paper.ground}, {t('season', { season: paper.season })}
            </p>
            <dl className="verified-facts">
              <dt>{t('number')}</dt>
              <dd className="num">{paper.number}</dd>
              <dt>{t('registerNumber')}</dt>
              <dd className="num">{paper.registerNumber}</dd>
              <dt>{t('issuedOn')}</dt>
              <dd>{formats.date(paper.issuedOn)}</dd>
              {paper.signatories.map(({ position, name }) => (
                <Fragment key={`${position} ${name}`}>
                  <dt>{position}</dt>
                  <dd>{name}</dd>
                </Fragment>
              ))}
              {finding && (
                <>
                  <dt>{t('code.label')}</dt>
                  <dd className={doubtful ? 'bad-ink' : undefined}>{t(`code.${finding}`)}</dd>
                </>
              )}
            </dl>
            {signature.error && (
              <ErrorNotice error={signature.error}>
                <p>{t('code.failed')}</p>
              </ErrorNotice>
            )}
            <p className="small muted">{t('compare')}</p>
          </article>
        )}
        <Card title={t(found.error ? 'tryAgain' : 'another')}>
          <div className="stack">
            <NumberForm key={`${number} ${String(found.isError)}`} number={found.error ? number : ''} />
            <CodePicture key={number} />
          </div>
        </Card>
      </div>
    </Page>
  );
}
