import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, body } from '../../../api/client';
import { Button } from '../../../ui/Button';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { isCancelled, passkeysSupported, provePasskey } from '../passkeys';
import type { SignInStatus } from './status';

/** Signing in by fingerprint, face or the lock of the device; also serves as the second factor. */
export function PasskeySignIn({ onDone }: { onDone: (status: SignInStatus) => void }) {
  const { t } = useTranslation('people');
  const signIn = useMutation({
    mutationFn: async () => {
      const options = await body(api.POST('/api/account/passkey-sign-in/options'));
      const credential = await provePasskey(options);
      return body(api.POST('/api/account/passkey-sign-in', { body: { credential, remember: false } }));
    },
    onSuccess: ({ status }) => onDone(status),
  });
  if (!passkeysSupported()) return null;
  return (
    <>
      <ErrorNotice error={isCancelled(signIn.error) ? null : signIn.error} />
      <Button kind="ghost" busy={signIn.isPending} onClick={() => signIn.mutate()}>
        {t('passkey.signIn')}
      </Button>
    </>
  );
}
