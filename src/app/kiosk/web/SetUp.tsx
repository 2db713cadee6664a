// For whoever works here: a code from the page Tablets makes this browser the tablet of their clinic.
import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { problemIn, type Problem } from '#ui/problem.ts';
import { setUpTablet } from './kiosk.api.ts';
import { StepTitle } from './StepTitle.tsx';
import { TypedBox } from './TypedBox.tsx';

// Of a square that was scanned: read when the page comes, before the code leaves the address.
const scanned = /^#([2-9A-Z-]{1,40})$/u.exec(location.hash)?.[1] ?? '';

export function SetUp({ onDone }: { readonly onDone: () => void }) {
  const [code, setCode] = useState(scanned);
  const [problem, setProblem] = useState<Problem | null>(null);
  const submit = () => {
    setUpTablet(code)
      .then(onDone)
      .catch((error: unknown) => setProblem(problemIn(error)));
  };
  const field = problem?.fields?.[0]?.message;
  return (
    <div className="kiosk">
      <main>
        <form
          autoComplete="off"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            submit();
          }}
        >
          <StepTitle>This tablet is not set up</StepTitle>
          <Text size="lg">
            For staff: Today leads to the page Tablets, which gives a code. Whoever is signed in in this
            browser is signed out, and what the browser kept of them is erased.
          </Text>
          <TypedBox
            label="Code"
            maxLength={40}
            value={code}
            error={field}
            onChange={(event) => setCode(event.currentTarget.value)}
          />
          {problem === null || field !== undefined ? null : (
            <Text role="alert" size="lg">
              {problem.title}. {problem.detail}
            </Text>
          )}
          <Button type="submit" size="xl">
            Set up
          </Button>
        </form>
      </main>
    </div>
  );
}
