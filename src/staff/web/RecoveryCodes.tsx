// Ten recovery codes, shown once.
import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import classes from './staff.module.css';

type RecoveryCodesProps = {
  readonly codes: readonly string[];
  readonly onKept: () => void;
  /** 1 where they are the whole page. */
  readonly order?: 1 | 3;
};

export function RecoveryCodes({ codes, onKept, order = 3 }: RecoveryCodesProps) {
  const [isCopied, setCopied] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const copy = () => {
    void navigator.clipboard.writeText(codes.join('\n')).then(() => setCopied(true));
  };
  return (
    <Stack gap="md">
      <div>
        <Title order={order} size="h3" ref={heading} tabIndex={-1}>
          Keep these recovery codes
        </Title>
        <Text c="dimmed">
          Each one replaces your phone or passkey for one sign-in. They are shown only now: print them, or put
          them where you keep your passwords.
        </Text>
      </div>
      <ul className={classes['codes']}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <Group gap="sm">
        <Button onClick={onKept}>I have kept them</Button>
        <Button variant="default" onClick={copy}>
          {isCopied ? 'Copied' : 'Copy'}
        </Button>
        <Button variant="default" onClick={() => print()}>
          Print
        </Button>
      </Group>
    </Stack>
  );
}
