// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { useKeptFocus } from './useKeptFocus';

afterEach(cleanup);

function List() {
  const [names, setNames] = useState(['Анна', 'Борис', 'Вера']);
  const kept = useKeptFocus(names.length);
  return (
    <section>
      <h2>Жюри</h2>
      <ul {...kept}>
        {names.map((name) => (
          <li key={name}>
            <button onClick={() => setNames(names.filter((other) => other !== name))}>{name}</button>
          </li>
        ))}
      </ul>
      <button onClick={() => setNames(['Анна'])}>Другие</button>
    </section>
  );
}

function press(name: string) {
  const button = screen.getByRole('button', { name });
  button.focus();
  fireEvent.click(button);
}

describe('the focus of a removed row', () => {
  it('comes to the row in its place, to the last one, and then to the heading', () => {
    render(<List />);
    press('Борис');
    expect(document.activeElement?.textContent).toBe('Вера');
    press('Вера');
    expect(document.activeElement?.textContent).toBe('Анна');
    press('Анна');
    expect(document.activeElement?.textContent).toBe('Жюри');
  });

  it('is left alone where it is elsewhere', () => {
    render(<List />);
    screen.getByRole('button', { name: 'Вера' }).focus();
    press('Другие');
    expect(document.activeElement?.textContent).toBe('Другие');
  });
});
