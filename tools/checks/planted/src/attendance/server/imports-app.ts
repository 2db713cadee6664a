import { routes } from '#app/routes.ts';

export const all = routes;
