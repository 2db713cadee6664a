// The heading of a step takes the focus, so that keyboard and screen reader begin where the step begins.
import { Title } from '@mantine/core';
import { useEffect, useRef } from 'react';

export function StepTitle({ children }: { readonly children: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <Title order={1} ref={heading} tabIndex={-1}>
      {children}
    </Title>
  );
}
