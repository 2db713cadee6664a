// The two pages of the staff slice that the shell itself shows.
import { EmptyState } from '#ui/EmptyState.tsx';

export function SignInPage() {
  return <EmptyState title="You are not signed in." />;
}
export function LockOverlay() {
  return <EmptyState title="The screen is locked." />;
}
