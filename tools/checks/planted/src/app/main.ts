import { routes } from './routes.ts';

export const started = routes;
