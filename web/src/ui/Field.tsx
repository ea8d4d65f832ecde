import {
  useId,
  useState,
  type InputHTMLAttributes,
  type ReactNode,
  type Ref,
  type SelectHTMLAttributes,
  type TextareaHTMLAttributes,
} from 'react';
import { useTranslation } from 'react-i18next';
import './field.css';

interface FieldProps {
  label: string;
  hint?: ReactNode;
  error?: ReactNode;
}

/** What label, hint and error give to the input: ids that tie them together for assistive technology. */
function useField({ hint, error }: Pick<FieldProps, 'hint' | 'error'>) {
  const id = useId();
  const hintId = `${id}-hint`;
  const errorId = `${id}-error`;
  const describedBy = [hint ? hintId : '', error ? errorId : ''].filter(Boolean).join(' ');
  return {
    id,
    hintId,
    errorId,
    aria: { id, 'aria-invalid': error ? true : undefined, 'aria-describedby': describedBy || undefined },
  };
}

function Frame({
  label,
  hint,
  error,
  ids,
  children,
}: FieldProps & { ids: ReturnType<typeof useField>; children: ReactNode }) {
  return (
    <div className="field">
      <label htmlFor={ids.id}>{label}</label>
      {children}
      {hint && (
        <p className="small muted" id={ids.hintId}>
          {hint}
        </p>
      )}
      {error && (
        <p className="small bad-ink" id={ids.errorId}>
          {error}
        </p>
      )}
    </div>
  );
}

type Input = FieldProps & InputHTMLAttributes<HTMLInputElement>;

export function TextField({ label, hint, error, ...input }: Input) {
  const ids = useField({ hint, error });
  return (
    <Frame label={label} hint={hint} error={error} ids={ids}>
      <input className="input" {...input} {...ids.aria} />
    </Frame>
  );
}

/** A password that can be shown while it is typed: people on phones mistype what they cannot see. */
export function PasswordField({ label, hint, error, ...input }: Input) {
  const { t } = useTranslation();
  const ids = useField({ hint, error });
  const [shown, setShown] = useState(false);
  return (
    <Frame label={label} hint={hint} error={error} ids={ids}>
      <span className="input-row">
        <input
          className="input"
          {...input}
          {...ids.aria}
          type={shown ? 'text' : 'password'}
          autoCapitalize="none"
          spellCheck={false}
        />
        <button type="button" className="btn ghost" aria-pressed={shown} onClick={() => setShown(!shown)}>
          {t('password.show')}
        </button>
      </span>
    </Frame>
  );
}

export function TextAreaField({
  label,
  hint,
  error,
  ...input
}: FieldProps & TextareaHTMLAttributes<HTMLTextAreaElement> & { ref?: Ref<HTMLTextAreaElement> }) {
  const ids = useField({ hint, error });
  return (
    <Frame label={label} hint={hint} error={error} ids={ids}>
      <textarea className="input" rows={4} {...input} {...ids.aria} />
    </Frame>
  );
}

export function SelectField({
  label,
  hint,
  error,
  children,
  ...input
}: FieldProps & SelectHTMLAttributes<HTMLSelectElement>) {
  const ids = useField({ hint, error });
  return (
    <Frame label={label} hint={hint} error={error} ids={ids}>
      <select className="input" {...input} {...ids.aria}>
        {children}
      </select>
    </Frame>
  );
}

export function CheckField({ label, hint, error, ...input }: Input) {
  const ids = useField({ hint, error });
  return (
    <div className="field">
      <label className="check">
        <input type="checkbox" {...input} {...ids.aria} />
        <span>{label}</span>
      </label>
      {hint && (
        <p className="small muted" id={ids.hintId}>
          {hint}
        </p>
      )}
      {error && (
        <p className="small bad-ink" id={ids.errorId}>
          {error}
        </p>
      )}
    </div>
  );
}
