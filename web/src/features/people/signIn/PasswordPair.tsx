import { useTranslation } from 'react-i18next';
import { PasswordField } from '../../../ui/Field';

/** The server has the last word (Passwords.cs); this saves a round trip. */
const minPasswordLength = 8;

/** A new password and its repetition, as fields `new` and `again` of the form. */
export function PasswordPair({ mismatch }: { mismatch: boolean }) {
  const { t } = useTranslation('people');
  return (
    <>
      <PasswordField
        label={t('newPassword.new')}
        hint={t('newPassword.hint', { count: minPasswordLength })}
        name="new"
        autoComplete="new-password"
        minLength={minPasswordLength}
        required
      />
      <PasswordField
        label={t('newPassword.again')}
        error={mismatch && t('newPassword.mismatch')}
        name="again"
        autoComplete="new-password"
        required
      />
    </>
  );
}

/** The password if both fields agree. */
export function agreedPassword(data: FormData): string | undefined {
  const chosen = String(data.get('new'));
  return chosen === String(data.get('again')) ? chosen : undefined;
}
