// The first page after signing in, as long as no slice brings one.
import { EmptyState } from '#ui/EmptyState.tsx';
import { PageTitle } from '#ui/PageTitle.tsx';
import { KeyHint } from '#ui/KeyHint.tsx';

export function HomePage() {
  return (
    <>
      <PageTitle>My day</PageTitle>
      <EmptyState title="Nothing is planned for you today.">
        Press <KeyHint keys="Ctrl K" /> to open any person or page.
      </EmptyState>
    </>
  );
}
