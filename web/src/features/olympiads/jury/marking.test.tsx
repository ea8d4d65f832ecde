// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { ApiError, NetworkError } from '../../../api/errors';
import { keptHere } from '../../../sitting/keptHere';
import { changeLanguage, i18nReady, loadTexts } from '../../../i18n';
import { CriteriaList, Lacks } from './CriteriaList';
import { CriterionPoints } from './CriterionPoints';
import { KeyHints } from './KeyHints';
import type { MarkingView } from './queries';
import type { MarkingCalls } from './saver';
import { useMarkingDesk } from './useMarkingDesk';
import { useMarkingKeys } from './useMarkingKeys';

beforeAll(async () => {
  await i18nReady;
  await changeLanguage('ru');
  await loadTexts('jury');
});
afterEach(cleanup);

const criterion = { id: 'a', text: 'Ход решения', maxPoints: 30, step: 0.25 };

function Field({ onGive }: { onGive: (points: number | undefined) => void }) {
  const [given, setGiven] = useState<number | undefined>(12);
  return (
    <>
      <button onClick={() => setGiven(7)}>Семь</button>
      <CriterionPoints
        criterion={criterion}
        given={given}
        isCurrent
        onFocus={() => undefined}
        onGive={(points) => {
          setGiven(points);
          onGive(points);
        }}
      />
    </>
  );
}

describe('a field of points', () => {
  it('keeps what is typed on the way to a value, and gives only values', () => {
    const onGive = vi.fn();
    render(<Field onGive={onGive} />);
    const field = screen.getByRole<HTMLInputElement>('spinbutton');
    for (const text of ['3', '3.2', '3.25']) {
      fireEvent.change(field, { target: { value: text } });
      expect(field.value).toBe(text);
    }
    expect(onGive.mock.calls).toEqual([[3], [undefined], [3.25]]);
  });

  it('shows points that are given elsewhere', () => {
    render(<Field onGive={() => undefined} />);
    const field = screen.getByRole<HTMLInputElement>('spinbutton');
    fireEvent.change(field, { target: { value: '3.2' } });
    fireEvent.click(screen.getByText('Семь'));
    expect(field.value).toBe('7');
  });
});

function Desk({ onNext }: { onNext: () => void }) {
  useMarkingKeys({ criterion, digit: () => undefined, move: () => undefined, next: onNext });
  return (
    <>
      <input aria-label="Пометка" />
      <textarea aria-label="Замечание" />
      <select aria-label="Лист" />
      <fieldset className="criterion">
        <input aria-label="Баллы" />
      </fieldset>
    </>
  );
}

describe('Enter', () => {
  it('ends the marking in the field of a criterion, and in no other one', () => {
    const onNext = vi.fn();
    render(<Desk onNext={onNext} />);
    for (const name of ['Пометка', 'Замечание', 'Лист'])
      fireEvent.keyDown(screen.getByLabelText(name), { key: 'Enter' });
    expect(onNext).not.toHaveBeenCalled();
    fireEvent.keyDown(screen.getByLabelText('Баллы'), { key: 'Enter' });
    expect(onNext).toHaveBeenCalledTimes(1);
    fireEvent.keyDown(screen.getByLabelText('Пометка'), { key: 'Enter', ctrlKey: true });
    expect(onNext).toHaveBeenCalledTimes(2);
  });
});

const few = (id: string) => ({ id, text: `Критерий ${id}`, maxPoints: 2, step: 1 });
const work = { id: 'm', points: {}, comment: '', remarks: [], criteria: [few('а'), few('б')], version: 1 };

function Whole({ calls, comment = '', onNext }: { calls: MarkingCalls; comment?: string; onNext: () => void }) {
  const marking = useMarkingDesk({ ...work, comment }, onNext, calls, undefined, 'Задание 2');
  return (
    <>
      <h1 tabIndex={-1}>Работа</h1>
      <CriteriaList marking={marking} />
      <Lacks marking={marking} />
    </>
  );
}

describe('digits', () => {
  afterEach(() => localStorage.clear());

  it('give points until they are turned off, which is remembered', () => {
    const onDigit = vi.fn();
    const Keys = () => {
      useMarkingKeys({ criterion, digit: onDigit, move: () => undefined, next: () => undefined });
      return <KeyHints enter="следующая" />;
    };
    const { unmount } = render(<Keys />);
    fireEvent.keyDown(document.body, { key: '3' });
    fireEvent.click(screen.getByRole('checkbox', { name: 'Цифры ставят баллы' }));
    fireEvent.keyDown(document.body, { key: '4' });
    unmount();
    render(<Keys />);
    expect(screen.getByRole<HTMLInputElement>('checkbox').checked).toBe(false);
    fireEvent.keyDown(document.body, { key: '5' });
    fireEvent.click(screen.getByRole('checkbox'));
    fireEvent.keyDown(document.body, { key: '6' });
    expect(onDigit.mock.calls).toEqual([[3], [6]]);
  });
});

describe('the end of a marking', () => {
  const show = () => {
    const onNext = vi.fn();
    const save = vi.fn<MarkingCalls['save']>(() => Promise.resolve({ version: 2 }));
    render(<Whole calls={{ save, read: () => Promise.reject(new Error()) }} onNext={onNext} />);
    return { onNext, save };
  };
  const leave = () => {
    const event = new Event('beforeunload', { cancelable: true });
    window.dispatchEvent(event);
    return event.defaultPrevented;
  };
  const press = (key: string) => fireEvent.keyDown(document.activeElement!, { key });

  it('names the criterion that has no points and goes there, without giving any', async () => {
    const { onNext, save } = show();
    press('1');
    press('Enter');
    expect(screen.getByRole('status').textContent).toBe('Поставьте баллы: Критерий б');
    const criterion = screen.getByRole('group', { name: 'Критерий б' });
    expect(document.activeElement).toBe(criterion);
    expect(criterion.getAttribute('aria-current')).toBe('true');
    press('Enter');
    expect(onNext).not.toHaveBeenCalled();
    press('2');
    expect(screen.getByRole('status').textContent).toBe('');
    press('Enter');
    await waitFor(() => {
      expect(onNext).toHaveBeenCalledTimes(1);
    });
    expect(save.mock.calls.at(-1)![1]).toMatchObject({ points: { а: 1, б: 2 }, isDone: true });
  });

  it('says of a digit that the criterion does not allow what it allows, until points are given', () => {
    show();
    press('7');
    expect(screen.getByRole('alert').textContent).toBe('7 не подходит: баллы от 0 до 2, шаг 1.');
    press('2');
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('hands on the work that came along', async () => {
    const next = { id: 'n' } as MarkingView;
    const onNext = vi.fn();
    const save = () => Promise.resolve({ version: 2, next });
    render(<Whole calls={{ save, read: () => Promise.reject(new Error()) }} onNext={onNext} />);
    for (const key of ['1', '2', 'Enter']) press(key);
    await waitFor(() => expect(onNext).toHaveBeenCalledWith(next));
  });

  it('is asked about before the page goes while something is not saved yet', () => {
    show();
    expect(leave()).toBe(false);
    press('1');
    expect(leave()).toBe(true);
  });

  it('is named to who signs in over the page, until it is saved', async () => {
    show();
    press('1');
    expect(keptHere.works()).toMatchObject([{ title: 'Задание 2', points: true, durable: false }]);
    press('2');
    press('Enter');
    await waitFor(() => expect(keptHere.works()).toEqual([]));
  });

  it('is asked about while its page shows words that lost their work', async () => {
    const save = () => Promise.reject(new ApiError(409, 'olympiad.marking.claim-lost'));
    const { unmount } = render(
      <Whole calls={{ save, read: () => Promise.reject(new Error()) }} comment="нет вывода" onNext={() => undefined} />,
    );
    for (const key of ['1', '2', 'Enter']) press(key);
    await act(() => Promise.resolve());
    expect(leave()).toBe(true);
    unmount();
    await act(() => Promise.resolve());
    expect(leave()).toBe(false);
  });

  it('is asked about also on the page that comes after, until it is saved', async () => {
    let fails = true;
    const save = () => (fails ? Promise.reject(new NetworkError()) : Promise.resolve({ version: 2 }));
    const { unmount } = render(
      <Whole calls={{ save, read: () => Promise.reject(new Error()) }} onNext={() => undefined} />,
    );
    press('1');
    unmount();
    await act(() => Promise.resolve());
    expect(leave()).toBe(true);
    fails = false;
    await waitFor(() => expect(leave()).toBe(false), { timeout: 5_000 });
  });
});
