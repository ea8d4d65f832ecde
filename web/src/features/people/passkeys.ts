/*
 * WebAuthn speaks in bytes, the server in JSON with base64url (WebAuthn level 3, 5.1.8 and 5.1.9). The browsers' own
 * conversions (parseCreationOptionsFromJSON) are too new for the telephones that pupils have.
 */

type Json = Record<string, unknown>;

export const fromBase64Url = (text: string) =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (symbol) => symbol.charCodeAt(0));

export const toBase64Url = (bytes: ArrayBuffer) =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');

const withBytes = (descriptor: Json) => ({ ...descriptor, id: fromBase64Url(descriptor.id as string) });

export const passkeysSupported = () => 'PublicKeyCredential' in window;

/** Makes a passkey on this device; the result goes to the server as it is. */
export async function createPasskey(options: unknown): Promise<Json> {
  const json = options as Json & { user: Json; excludeCredentials?: Json[] };
  const publicKey = {
    ...json,
    challenge: fromBase64Url(json.challenge as string),
    user: { ...json.user, id: fromBase64Url(json.user.id as string) },
    excludeCredentials: json.excludeCredentials?.map(withBytes) ?? [],
  } as unknown as PublicKeyCredentialCreationOptions;
  const credential = (await navigator.credentials.create({ publicKey })) as PublicKeyCredential;
  const response = credential.response as AuthenticatorAttestationResponse;
  return envelope(credential, {
    attestationObject: toBase64Url(response.attestationObject),
    transports: response.getTransports(),
  });
}

/** Proves that the person has a passkey; the result goes to the server as it is. */
export async function provePasskey(options: unknown): Promise<Json> {
  const json = options as Json & { allowCredentials?: Json[] };
  const publicKey = {
    ...json,
    challenge: fromBase64Url(json.challenge as string),
    allowCredentials: json.allowCredentials?.map(withBytes) ?? [],
  } as unknown as PublicKeyCredentialRequestOptions;
  const credential = (await navigator.credentials.get({ publicKey })) as PublicKeyCredential;
  const response = credential.response as AuthenticatorAssertionResponse;
  return envelope(credential, {
    authenticatorData: toBase64Url(response.authenticatorData),
    signature: toBase64Url(response.signature),
    userHandle: response.userHandle === null ? undefined : toBase64Url(response.userHandle),
  });
}

const envelope = (credential: PublicKeyCredential, response: Json): Json => ({
  id: credential.id,
  rawId: toBase64Url(credential.rawId),
  type: credential.type,
  authenticatorAttachment: credential.authenticatorAttachment ?? undefined,
  clientExtensionResults: credential.getClientExtensionResults(),
  response: { clientDataJSON: toBase64Url(credential.response.clientDataJSON), ...response },
});

/** The person closed the browser's window, or it timed out: nothing to complain about. */
export const isCancelled = (error: unknown) =>
  error instanceof DOMException && (error.name === 'NotAllowedError' || error.name === 'AbortError');
