import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../i18n/format';
import { Button } from '../../../ui/Button';
import { SelectField } from '../../../ui/Field';
import { useInRoom } from './context';
import { groupOf, type RoomMessage } from './fold';

const longest = 2_000;

/** The chat. */
export function Talk() {
  const { t } = useTranslation('lessons');
  const { view, room, isStaff, session, act } = useInRoom();
  const list = useRef<HTMLUListElement>(null);
  const last = view.messages.at(-1)?.id;
  // What is new is in sight, unless one reads further up.
  useEffect(() => {
    const box = list.current;
    if (box && box.scrollHeight - box.scrollTop - box.clientHeight < 200) box.scrollTop = box.scrollHeight;
  }, [last]);
  return (
    <div className="talk">
      {isStaff && (
        <SelectField
          label={t('talk.mode')}
          value={view.talkMode}
          onChange={({ target }) => void act({ type: 'keepTalk', mode: target.value as typeof view.talkMode })}
        >
          {(['everybody', 'staff', 'nobody'] as const).map((mode) => (
            <option key={mode} value={mode}>
              {t(`talk.modes.${mode}`)}
            </option>
          ))}
        </SelectField>
      )}
      {view.hasEarlier && (
        <Button kind="ghost" onClick={() => void session.readEarlier()}>
          {t('talk.earlier')}
        </Button>
      )}
      {/* Scrolled by keyboard too. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <ul className="talk-list" role="list" aria-live="polite" aria-label={t('panel.talk')} ref={list} tabIndex={0}>
        {view.messages.map((message) => (
          <Message key={message.id} message={message} />
        ))}
        {view.messages.length === 0 && <li className="muted">{t('talk.none')}</li>}
      </ul>
      {room.role !== 'observer' && view.phase !== 'over' && <SayForm />}
    </div>
  );
}

function Message({ message }: { message: RoomMessage }) {
  const { t } = useTranslation('lessons');
  const { nameOf, room, isStaff, act } = useInRoom();
  const formats = useFormats();
  return (
    <li className="talk-message">
      <p className="small muted">
        <b>{message.by === room.me ? t('room.me') : nameOf(message.by)}</b> {formats.time(message.at)}
        {message.to !== 'everybody' && ` · ${t(`talk.to.${message.to}`)}`}
      </p>
      <p className="talk-text">{message.text}</p>
      {(isStaff || message.by === room.me) && (
        <button
          type="button"
          className="talk-drop"
          aria-label={t('talk.dropOf', { text: message.text.slice(0, 40) })}
          onClick={() => void act({ type: 'dropMessage', messageId: message.id })}
        >
          ×
        </button>
      )}
    </li>
  );
}

function SayForm() {
  const { t } = useTranslation('lessons');
  const { view, room, isStaff, act } = useInRoom();
  const [text, setText] = useState('');
  const [to, setTo] = useState<RoomMessage['to']>('everybody');
  const [isSending, setSending] = useState(false);
  const inGroup = groupOf(view, room.me) > 0;
  const open = isStaff
    ? (['everybody', 'staff'] as const)
    : (['everybody', 'staff', 'group'] as const).filter((one) =>
        one === 'everybody'
          ? view.talkMode === 'everybody'
          : view.talkMode !== 'nobody' && (one === 'staff' || inGroup),
      );
  const chosen = open.find((one) => one === to) ?? open[0];
  if (!chosen) return <p className="muted">{t('talk.closed')}</p>;

  async function say() {
    const words = text.trim();
    if (!words || isSending || !chosen) return;
    setSending(true);
    const done = await act({ type: 'say', text: words, to: chosen });
    setSending(false);
    // What was not sent stays to be sent again.
    if (done) setText((now) => (now.trim() === words ? '' : now));
  }

  return (
    <form
      className="talk-form"
      onSubmit={(event) => {
        event.preventDefault();
        void say();
      }}
    >
      {open.length > 1 && (
        <SelectField label={t('talk.whom')} value={chosen} onChange={({ target }) => setTo(target.value as typeof to)}>
          {open.map((one) => (
            <option key={one} value={one}>
              {t(`talk.to.${one}`)}
            </option>
          ))}
        </SelectField>
      )}
      <label className="talk-input">
        <span className="visually-hidden">{t('talk.say')}</span>
        <textarea
          className="input"
          rows={2}
          maxLength={longest}
          placeholder={t(`talk.placeholder.${chosen}`)}
          value={text}
          onChange={({ target }) => setText(target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
            event.preventDefault();
            void say();
          }}
        />
      </label>
      <Button type="submit" busy={isSending} disabled={!text.trim()}>
        {t('talk.send')}
      </Button>
    </form>
  );
}
