import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client';
import { useFormats } from '../../../i18n/format';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { ConfirmDialog } from '../../../ui/ConfirmDialog';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { TextField } from '../../../ui/Field';
import { FormDialog } from '../../../ui/FormDialog';
import { Page } from '../../../ui/Page';
import { Skeleton } from '../../../ui/Skeleton';
import { Tag } from '../../../ui/Tag';
import { ofCohort } from '../../olympiads/documents/documents';
import { templatesQuery } from '../../olympiads/documents/office';
import { TemplateRow } from '../../olympiads/documents/TemplateRow';
import { isStaff, useMe } from '../../people/queries/me';
import { cohortQuery, ordersQuery, type CohortOrder } from '../queries/cohorts';
import { OrderDialog } from './OrderDialog';
import '../../olympiads/documents/office.css';
import '../courses.css';

const route = getRouteApi('/frame/shell/cohorts/$cohortId/orders');

/** The orders of a cohort: drafts, and those that were registered. */
export function OrdersPage() {
  const { t } = useTranslation('enrolment');
  const { cohortId } = route.useParams();
  const me = useMe();
  const staff = me !== undefined && isStaff(me);
  const [creating, setCreating] = useState(false);
  const cohort = useQuery(cohortQuery(cohortId));
  const orders = useQuery(ordersQuery(cohortId));
  return (
    <Page
      title={t('orders.title')}
      lead={
        <>
          {t('orders.lead')}{' '}
          <Link to="/cohorts/$cohortId" params={{ cohortId }}>
            {cohort.data ? `${cohort.data.course}: ${cohort.data.title}` : t('ways.back')}
          </Link>
        </>
      }
      action={
        staff && cohort.data ? <Button onClick={() => setCreating(true)}>{t('orders.create')}</Button> : undefined
      }
    >
      <div className="stack">
        <ErrorNotice error={orders.error ?? cohort.error} />
        {orders.isPending && <Skeleton lines={5} />}
        {orders.data && (
          <Card>
            {orders.data.length === 0 && (
              <EmptyState title={t('orders.none')}>{staff && t('orders.noneHint')}</EmptyState>
            )}
            <ul role="list" className="course-list">
              {orders.data.map((order) => (
                <OrderLine key={order.id} cohortId={cohortId} order={order} staff={staff} />
              ))}
            </ul>
          </Card>
        )}
        {staff && <OrderTemplates cohortId={cohortId} />}
      </div>
      {creating && cohort.data && orders.data && (
        <OrderDialog cohort={cohort.data} orders={orders.data} onClose={() => setCreating(false)} />
      )}
    </Page>
  );
}

function OrderLine({ cohortId, order, staff }: { cohortId: string; order: CohortOrder; staff: boolean }) {
  const { t } = useTranslation('enrolment');
  const formats = useFormats();
  const queries = useQueryClient();
  const [open, setOpen] = useState<'register' | 'drop'>();
  const params = { path: { id: order.id } };
  const state = order.signedOn
    ? t('orders.registered', { number: order.number, date: formats.date(order.signedOn) })
    : t('orders.draft');
  const kind = t(`orders.kind.${order.kind}`);
  return (
    <li>
      <div>
        <p>
          <b>{kind}</b> <Tag kind={order.signedOn ? 'ok' : 'none'}>{state}</Tag>
        </p>
        <p className="small muted">
          {[t('orders.people', { count: order.personIds.length }), order.basis].join(' · ')}
        </p>
      </div>
      <div className="line">
        <a
          className="btn ghost"
          href={`/api/cohort-orders/${order.id}/document`}
          download
          aria-label={t('orders.documentOf', { kind, state })}
        >
          {t('orders.document')}
        </a>
        {staff && !order.registeredAt && (
          <>
            <Button kind="ghost" onClick={() => setOpen('drop')}>
              {t('orders.drop')}
            </Button>
            <Button onClick={() => setOpen('register')}>{t('orders.register')}</Button>
          </>
        )}
      </div>
      {open === 'register' && <RegisterDialog cohortId={cohortId} order={order} onClose={() => setOpen(undefined)} />}
      {open === 'drop' && (
        <ConfirmDialog
          title={t('orders.dropTitle')}
          action={t('orders.drop')}
          danger
          onClose={() => setOpen(undefined)}
          onConfirm={async () => {
            await api.DELETE('/api/cohort-orders/{id}', { params });
            await queries.invalidateQueries({ queryKey: ordersQuery(cohortId).queryKey });
          }}
        >
          {t('orders.dropText')}
        </ConfirmDialog>
      )}
    </li>
  );
}

function RegisterDialog({ cohortId, order, onClose }: { cohortId: string; order: CohortOrder; onClose: () => void }) {
  const { t } = useTranslation('enrolment');
  const queries = useQueryClient();
  const [number, setNumber] = useState('');
  const [signedOn, setSignedOn] = useState('');
  const register = useMutation({
    mutationFn: () =>
      api.POST('/api/cohort-orders/{id}/registration', {
        params: { path: { id: order.id } },
        body: { number, signedOn },
      }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: cohortQuery(cohortId).queryKey });
      onClose();
    },
  });
  return (
    <FormDialog
      title={t('orders.registerTitle')}
      action={t('orders.register')}
      act={register}
      onSubmit={() => register.mutate()}
      onClose={onClose}
    >
      <p>{t('orders.registerHint', { count: order.personIds.length })}</p>
      <div className="form-grid">
        <TextField
          label={t('orders.number')}
          required
          maxLength={40}
          value={number}
          onChange={(event) => setNumber(event.target.value)}
        />
        <TextField
          label={t('orders.date')}
          type="date"
          required
          value={signedOn}
          onChange={(event) => setSignedOn(event.target.value)}
        />
      </div>
    </FormDialog>
  );
}

/** The templates of all courses' orders, to be changed in Word. */
function OrderTemplates({ cohortId }: { cohortId: string }) {
  const { t } = useTranslation('enrolment');
  const { t: tDesk } = useTranslation('desk');
  const templates = useQuery(templatesQuery);
  const documents = useMemo(() => ofCohort(cohortId), [cohortId]);
  if (!templates.data) return null;
  return (
    <details>
      <summary>{t('orders.templates')}</summary>
      <div className="stack">
        <p>{tDesk('office.howTo.course')}</p>
        <p className="small">
          {templates.data.courseFields.map((field) => (
            <code key={field}>{`{{${field}}} `}</code>
          ))}
        </p>
        {templates.data.items
          .filter(({ isOfCourse }) => isOfCourse)
          .map((template) => (
            <TemplateRow key={template.kind} documents={documents} template={template} isSigned={false} />
          ))}
      </div>
    </details>
  );
}
