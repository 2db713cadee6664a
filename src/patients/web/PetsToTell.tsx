// Said as soon as it is written down: somebody with an allergy to pets or a fear of them is in a group that welcomes pets
// and was not told. Whoever tells them says so here.
import { Button, Group, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ask } from '#ui/ask.ts';
import { ErrorNotice } from '#ui/ErrorNotice.tsx';
import { PageLink } from '#ui/PageLink.tsx';
import { chartKey, type Chart } from './patients.api.ts';
import classes from './patients.module.css';

type PetsToTellProps = { readonly chart: Chart; readonly maySeat: boolean };

export function PetsToTell({ chart: { person, petsToTell }, maySeat }: PetsToTellProps) {
  const client = useQueryClient();
  const tell = useMutation({
    mutationFn: (groupId: string) =>
      ask({
        method: 'POST',
        path: `/api/groups/${groupId}/pets-told`,
        body: { patientId: person.id },
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: chartKey(person.id) }),
  });
  if (petsToTell.length === 0) return null;
  return (
    <section className={classes['notice']} aria-label="Pets">
      <Text fw={600} role="status">
        △ Pets are welcome where this person comes, and nobody told them
      </Text>
      <Text size="sm">
        Tell them, or find them another group. Service animals are welcome in every group.
      </Text>
      {petsToTell.map(({ groupId, groupName }) => (
        <Group key={groupId} gap="sm">
          <PageLink to={`/app/groups/${groupId}`} py={10}>
            {groupName}
          </PageLink>
          {maySeat ? (
            <Button
              variant="default"
              mih={44}
              loading={tell.isPending}
              onClick={() => tell.mutate(groupId)}
              aria-label={`They know of the pets in ${groupName} and come all the same`}
            >
              They know, and come all the same
            </Button>
          ) : null}
        </Group>
      ))}
      <ErrorNotice error={tell.error} />
    </section>
  );
}
