// Every page of the workspace: its address and the slice's component, fetched when somebody goes there.
// A page is one line here; what leads to it stands in navigation.ts.
import { lazyRouteComponent, type RouteComponent } from '@tanstack/react-router';

export type Page = {
  readonly path: `/${string}`;
  readonly component: RouteComponent;
  /** Shown to whoever holds the link, signed in or not. */
  readonly open?: boolean;
};

export const pages: readonly Page[] = [
  { path: '/', component: lazyRouteComponent(() => import('#attendance/web/MyDayPage.tsx'), 'MyDayPage') },
  { path: '/keys', component: lazyRouteComponent(() => import('./KeysPage.tsx'), 'KeysPage') },
  { path: '/kitchen-sink', component: lazyRouteComponent(() => import('./KitchenSinkPage.tsx'), 'KitchenSinkPage') },
];
