// @vitest-environment jsdom
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Link,
  RouterProvider,
} from '@tanstack/react-router';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { changeLanguage, i18nReady } from '../i18n';
import { DataTable } from './DataTable';
import { Page } from './Page';

beforeAll(async () => {
  await i18nReady;
  await changeLanguage('ru');
});
beforeEach(() => {
  vi.stubGlobal('scrollTo', () => undefined);
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const pupils = ['Анна', 'Борис'];
const columns = [{ id: 'name', header: 'Имя', value: (name: string) => name, cell: (name: string) => name }];

/** A list that leads to another page, whose code comes when `arrive` is called. */
async function show() {
  const root = createRootRoute();
  const list = createRoute({
    getParentRoute: () => root,
    path: '/list',
    validateSearch: (search: Record<string, unknown>) => search,
    component: () => (
      <Page title="Ученики">
        <Link to={'/next' as never}>Дальше</Link>
        <DataTable
          caption="Ученики"
          columns={columns}
          rows={pupils}
          rowKey={(name) => name}
          exportList="/api/pupils?class=8"
        />
        <DataTable
          name="other"
          caption="Учителя"
          columns={columns}
          rows={['Вера', 'Глеб']}
          rowKey={(name) => name}
          searchable={false}
        />
      </Page>
    ),
  });
  let arrive = () => {};
  const code = new Promise<void>((resolve) => (arrive = resolve));
  const next = createRoute({
    getParentRoute: () => root,
    path: '/next',
    validateSearch: (search: Record<string, unknown>) => search,
    component: lazyRouteComponent(
      () => code.then(() => ({ Next: () => <Page title="Другая страница">…</Page> })),
      'Next',
    ),
  });
  const router = createRouter({
    routeTree: root.addChildren([list, next]),
    history: createMemoryHistory({ initialEntries: ['/list'] }),
  });
  render(<RouterProvider router={router as never} />);
  await screen.findByText('Борис');
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const pass = (time: number) => act(() => vi.advanceTimersByTimeAsync(time));
  return { router, pass, arrive };
}

const box = () => screen.getByRole<HTMLInputElement>('searchbox');
const type = (value: string) => fireEvent.change(box(), { target: { value } });

describe('the search of a table', () => {
  it('goes to the address when typing pauses, and follows «назад»', async () => {
    const { router, pass } = await show();
    type('бор');
    await pass(300);
    expect(router.state.location.search).toEqual({ q: 'бор' });
    expect(screen.queryByText('Анна')).toBeNull();
    await act(() => router.navigate({ to: '.', search: { q: 'анн' } as never }));
    expect(box().value).toBe('анн');
    await act(async () => router.history.back());
    await pass(0);
    expect(box().value).toBe('бор');
  });

  it('never takes back letters while the address still has to change', async () => {
    const { router, pass } = await show();
    type('бор');
    act(() => {
      vi.advanceTimersByTime(300);
    });
    expect(box().value).toBe('бор');
    type('борис');
    await pass(0);
    expect(box().value).toBe('борис');
    await pass(300);
    expect(router.state.location.search).toEqual({ q: 'борис' });
  });
});

describe('two tables of a page', () => {
  it('are sorted each by its own part of the address', async () => {
    const { router, pass } = await show();
    const sorts = screen.getAllByRole('button', { name: 'Имя' });
    const names = () => screen.getAllByRole('cell').map((cell) => cell.textContent);
    fireEvent.click(sorts[1]!);
    await pass(0);
    fireEvent.click(sorts[1]!);
    await pass(0);
    expect(router.state.location.search).toEqual({ 'other-sort': '-name' });
    expect(names()).toEqual(['Анна', 'Борис', 'Глеб', 'Вера']);
    fireEvent.click(sorts[0]!);
    await pass(0);
    expect(router.state.location.search).toEqual({ sort: 'name', 'other-sort': '-name' });
  });
});

describe('a table as a file', () => {
  it('is asked for with what is searched for and sorted by', async () => {
    const { pass } = await show();
    const href = () => screen.getByRole('link', { name: 'Скачать таблицу (xlsx)' }).getAttribute('href');
    expect(href()).toBe('/api/pupils?class=8&format=xlsx');
    type('бор');
    await pass(300);
    fireEvent.click(screen.getAllByRole('button', { name: 'Имя' })[0]!);
    await pass(0);
    expect(href()).toBe('/api/pupils?class=8&q=%D0%B1%D0%BE%D1%80&order=name&format=xlsx');
  });
});

describe('a page that is being left', () => {
  it('takes nothing more, which would be lost, and writes nothing to the address of the next page', async () => {
    const { router, pass, arrive } = await show();
    type('анн');
    fireEvent.click(screen.getByText('Дальше'));
    await pass(300);
    expect(screen.getByRole('main').hasAttribute('inert')).toBe(true);
    arrive();
    await pass(0);
    expect(screen.getByRole('heading').textContent).toBe('Другая страница');
    expect(router.state.location.search).toEqual({});
    expect(screen.getByRole('main').hasAttribute('inert')).toBe(false);
  });
});
