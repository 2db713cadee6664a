// Somebody came and is not fit to stay today: who sees to them, and how they get home safely. It takes two taps, and
// nothing on it judges anybody.
import { Button, NativeSelect, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '#ui/ask.ts';
import { ErrorNotice } from '#ui/ErrorNotice.tsx';
import { KeyHint } from '#ui/KeyHint.tsx';
import { Shown } from '#ui/Shown.tsx';
import { waysHome, type WayHome } from '../rules/ways-home.ts';
import { wayHomeWords } from './attendance-words.ts';
import { useWhoSeesToThem, type Session } from './attendance.api.ts';
import type { ShownPerson } from './mark-queue.ts';
import classes from './attendance.module.css';

type CannotStayProps = {
  readonly session: Session;
  readonly person: ShownPerson;
  readonly name: string;
  readonly onDone: () => void;
};

export function CannotStay(props: CannotStayProps) {
  return (
    // It hears Escape from every field in it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      className={classes['panel']}
      data-question
      role="group"
      aria-label={`${props.name} cannot stay today`}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        props.onDone();
      }}
    >
      <Shown query={useWhoSeesToThem(props.session.id)}>
        {({ staff }) => <Choice {...props} staff={staff} />}
      </Shown>
    </div>
  );
}

type Staff = { readonly staffMemberId: string; readonly name: string; readonly role: string };

function Choice({ session, person, staff, onDone }: CannotStayProps & { readonly staff: readonly Staff[] }) {
  const client = useQueryClient();
  const [seenBy, setSeenBy] = useState(staff[0]?.staffMemberId ?? '');
  const keep = useMutation({
    mutationFn: (wayHome: WayHome) =>
      ask({
        method: 'POST',
        path: `/api/sessions/${session.id}/could-not-stay`,
        body: { patientId: person.patientId, staffMemberId: seenBy, wayHome, after: person.sequence },
      }),
    onSuccess: onDone,
    onSettled: () => client.invalidateQueries({ queryKey: ['session'] }),
  });
  const ways = waysHome.filter((way) => (way === 'at_home') === person.virtual || way === 'emergency');
  return (
    <>
      <NativeSelect
        label="Who sees to them first"
        size="sm"
        maw={320}
        value={seenBy}
        onChange={(event) => setSeenBy(event.currentTarget.value)}
        data={staff.map((one) => ({
          value: one.staffMemberId,
          label: `${one.name}, ${one.role.replace('_', ' ')}`,
        }))}
      />
      <Text size="sm" mt={6}>
        How they get home. No minutes are credited; the chair stays theirs.
      </Text>
      <div className={classes['takers']}>
        {ways.map((way) => (
          <Button
            key={way}
            variant="default"
            size="compact-md"
            className={classes['taker'] ?? ''}
            disabled={keep.isPending || seenBy === ''}
            onClick={() => keep.mutate(way)}
          >
            {wayHomeWords[way]}
          </Button>
        ))}
        <Button
          variant="subtle"
          size="compact-md"
          className={classes['taker'] ?? ''}
          rightSection={<KeyHint keys="Esc" />}
          onClick={onDone}
        >
          Leave it
        </Button>
      </div>
      <ErrorNotice error={keep.error} />
    </>
  );
}
