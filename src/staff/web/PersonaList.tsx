// The fictional people of the demonstration, one click each. Nothing shows where the demonstration is off.
import { Button, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { ErrorNotice } from '#ui/ErrorNotice.tsx';
import { tellSignIn } from '#ui/presence.ts';
import { roleWords } from '../rules/role-words.ts';
import { listPersonas, signInAsPersona } from './staff.api.ts';
import classes from './staff.module.css';

export function PersonaList() {
  const personas = useQuery({ queryKey: ['personas'], queryFn: listPersonas, staleTime: Infinity });
  const enter = useMutation({ mutationFn: signInAsPersona, onSuccess: () => tellSignIn('open') });
  if (!personas.data || personas.data.length === 0) return null;
  return (
    <Stack component="section" gap="sm" aria-labelledby="personas">
      <div>
        <Title order={2} size="h4" id="personas">
          Demonstration
        </Title>
        <Text c="dimmed" size="sm">
          Everybody here is made up. Choose whose work to look at.
        </Text>
      </div>
      <div className={classes['personas']}>
        {personas.data.map(({ persona, givenName, familyName }) => (
          <Button
            key={persona}
            variant="default"
            h="auto"
            py={8}
            justify="flex-start"
            disabled={enter.isPending}
            onClick={() => enter.mutate(persona)}
          >
            <span>
              <Text component="span" display="block" ta="left" size="sm" fw={600}>
                {roleWords[persona]}
              </Text>
              <Text component="span" display="block" ta="left" size="xs" c="dimmed">
                {givenName} {familyName}
              </Text>
            </span>
          </Button>
        ))}
      </div>
      <ErrorNotice error={enter.error} />
    </Stack>
  );
}
