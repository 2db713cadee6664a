// The routes under /app, made from the list of pages.
import { createRootRoute, createRoute, createRouter, Outlet } from '@tanstack/react-router';
import { ErrorNotice } from '#ui/ErrorNotice.tsx';
import { Frame } from './Frame.tsx';
import { NotFoundPage } from './NotFoundPage.tsx';
import { pages } from './pages.tsx';

const root = createRootRoute({
  component: Outlet,
  notFoundComponent: () => (
    <Frame>
      <NotFoundPage />
    </Frame>
  ),
});

// Pages that whoever holds the link may see stand beside the frame, all others inside it.
const frame = createRoute({
  getParentRoute: () => root,
  id: 'frame',
  component: () => (
    <Frame>
      <Outlet />
    </Frame>
  ),
});
const inside = pages
  .filter((page) => !page.open)
  .map((page) => createRoute({ getParentRoute: () => frame, path: page.path, component: page.component }));
const beside = pages
  .filter((page) => page.open)
  .map((page) => createRoute({ getParentRoute: () => root, path: page.path, component: page.component }));

export const router = createRouter({
  routeTree: root.addChildren([frame.addChildren(inside), ...beside]),
  basepath: '/app',
  defaultErrorComponent: ({ error }) => <ErrorNotice error={error} />,
  defaultPendingMs: 300,
  scrollRestoration: true,
});
