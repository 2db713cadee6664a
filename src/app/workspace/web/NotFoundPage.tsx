import { PageLink } from '#ui/PageLink.tsx';
import { EmptyState } from '#ui/EmptyState.tsx';
import { PageTitle } from '#ui/PageTitle.tsx';

export function NotFoundPage() {
  return (
    <>
      <PageTitle>Page not found</PageTitle>
      <EmptyState title="There is no page at this address.">
        Check the address, press Ctrl K to look for a page or a person, or go to{' '}
        <PageLink to="/app">your day</PageLink>.
      </EmptyState>
    </>
  );
}
