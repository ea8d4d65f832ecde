import { useTranslation } from 'react-i18next';
import { Notice } from '../../../../ui/ErrorNotice';

/** What a person signs in with the first time; it is never shown again. */
export function OneTimePassword({ login, password }: { login: string; password: string }) {
  const { t } = useTranslation('school');
  return (
    <>
      <Notice kind="warn">{t('account.once')}</Notice>
      <dl className="secret-pair">
        <dt>{t('account.login')}</dt>
        <dd>{login}</dd>
        <dt>{t('account.password')}</dt>
        <dd>{password}</dd>
      </dl>
    </>
  );
}
