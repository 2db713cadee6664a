// A one-time set-up link, shown once to the administrator who made it.
import { Button, Group, Stack, Text } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { LinkShown } from './staff.api.ts';
import classes from './staff.module.css';

type SetUpLinkProps = { readonly link: LinkShown & { readonly name: string }; readonly onClose: () => void };

export function SetUpLink({ link, onClose }: SetUpLinkProps) {
  const [isCopied, setCopied] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.focus(), [link]);
  const copy = () => {
    void navigator.clipboard.writeText(link.link).then(() => setCopied(true));
  };
  return (
    <Stack gap="xs" ref={place} tabIndex={-1} role="group" aria-label="Set-up link">
      <Text fw={600}>Set-up link for {link.name}</Text>
      <Text size="sm">
        Hand it over in person or by a way you trust. It works once, for three days, and is shown only now.
      </Text>
      <Text className={classes['link'] ?? ''} size="sm">
        {link.link}
      </Text>
      <Group gap="sm">
        <Button onClick={copy}>{isCopied ? 'Copied' : 'Copy'}</Button>
        <Button variant="default" onClick={onClose}>
          Done
        </Button>
      </Group>
    </Stack>
  );
}
