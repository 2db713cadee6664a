// Why a seat was refused, with what can be done instead: another group with a free chair, or the waiting list.
import { Button, Group, Text } from '@mantine/core';
import { ErrorNotice } from '#ui/ErrorNotice.tsx';
import { problemIn } from '#ui/problem.ts';
import { useGo } from '#ui/PageLink.tsx';
import { programWords, timetableWords, wordOf } from '../group-words.ts';
import { useGroupChoices } from '../groups.api.ts';
import type { GroupSummary } from '../../rules/group-answers.ts';
import { useSend } from './seats.api.ts';
import classes from './seats.module.css';

type RefusedProps = {
  readonly error: unknown;
  readonly shown: readonly string[];
  readonly group: Pick<GroupSummary, 'id' | 'program'>;
  readonly patientId: string | null;
  readonly weekdays: readonly number[] | null;
  readonly onWaiting: () => void;
};

const mostOffered = 3;
const offering: ReadonlySet<string> = new Set([
  'group-full',
  'room-full',
  'room-full-together',
  'in-another-group',
  'in-group-named',
  'pets-welcome-here',
]);

const fullCodes: ReadonlySet<string> = new Set(['group-full', 'room-full', 'room-full-together']);

export function Refused({ error, shown, group, patientId, weekdays, onWaiting }: RefusedProps) {
  const problem = problemIn(error);
  const wait = useSend(onWaiting);
  const isFull = problem !== null && fullCodes.has(problem.code);
  return (
    <>
      <ErrorNotice error={wait.error ?? error} shown={shown} />
      {problem !== null && offering.has(problem.code) && patientId !== null ? (
        <Group gap="xs" className={classes['offers'] ?? ''}>
          {isFull ? (
            <Button
              variant="default"
              mih={44}
              loading={wait.isPending}
              onClick={() =>
                wait.mutate({
                  path: `/api/groups/${group.id}/waiting`,
                  body: { patientId, weekdays, because: '' },
                })
              }
            >
              Put on the waiting list
            </Button>
          ) : null}
          <OtherGroups group={group} patientId={patientId} />
        </Group>
      ) : null}
    </>
  );
}

function OtherGroups({ group, patientId }: Pick<RefusedProps, 'group'> & { readonly patientId: string }) {
  const groups = useGroupChoices({ program: group.program, onlyFree: true });
  const go = useGo();
  const others = (groups.data?.groups ?? []).filter((one) => one.id !== group.id).slice(0, mostOffered);
  if (others.length === 0)
    return (
      <Text c="dimmed">
        No other group of this program ({wordOf(programWords, group.program).toLowerCase()}) has a free chair.
      </Text>
    );
  return others.map((one) => (
    <Button
      key={one.id}
      variant="default"
      mih={44}
      onClick={() => go(`/app/patients/${patientId}/seat?group=${one.id}`)}
    >
      {one.name}, {timetableWords(one)}
    </Button>
  ));
}
