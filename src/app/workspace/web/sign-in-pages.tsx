// The two pages of the staff slice that the shell itself shows. They come with their own part of the program: most
// visits need neither.
import { lazy } from 'react';

export const SignInPage = lazy(async () => ({
  default: (await import('#staff/web/SignInPage.tsx')).SignInPage,
}));
export const LockOverlay = lazy(async () => ({
  default: (await import('#staff/web/LockOverlay.tsx')).LockOverlay,
}));
