// Gives a seat in one line: who, from which day, on which days, and why. A refusal says which rule refuses, and what else
// can be done.
import { Button, Group, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { fieldMessage, problemIn } from '#ui/problem.ts';
import type { GroupSummary } from '../../rules/group-answers.ts';
import { joiningReasons, reasonsToChoose } from '../../rules/seat-reasons.ts';
import { PersonPicker } from './PersonPicker.tsx';
import { PetsKnown } from './PetsKnown.tsx';
import { Refused } from './Refused.tsx';
import { useSend } from './seats.api.ts';
import { everyDay, type Terms } from './terms.ts';
import { TermsFields } from './TermsFields.tsx';
import type { DoneThing } from './Done.tsx';
import classes from './seats.module.css';

type GiveSeatProps = {
  readonly group: GroupSummary;
  readonly today: string;
  /** The person, where they are chosen already; otherwise the line asks. */
  readonly patientId?: string;
  /** First day that is offered; today or the group's first day without one. */
  readonly from?: string;
  readonly onDone: (done: DoneThing | null) => void;
};

const fields = ['patientId', 'startsOn', 'because', 'reason'];

export function GiveSeat({ group, today, patientId: given, from = '', onDone }: GiveSeatProps) {
  const [picked, pick] = useState<string | null>(null);
  const [startsOn, setStart] = useState(latestOf(group.startsOn, today, from));
  const [reason, setReason] = useState('admitted');
  const [because, setBecause] = useState('');
  const [terms, setTerms] = useState<Terms>(everyDay);
  const [petsAccepted, acceptPets] = useState(false);
  const patientId = given ?? picked;
  const give = useSend<{ changeId: string }>(({ changeId }) =>
    onDone({
      words: `The seat in ${group.name} is given.`,
      changeId,
      ...(patientId === null
        ? {}
        : { tell: { groupId: group.id, patientId, startsOn, weekdays: terms.weekdays } }),
    }),
  );
  const passesOver = problemIn(give.error)?.code === 'order-needs-reason';
  const needsWords = reason === 'other' || startsOn < today || passesOver;
  return (
    <form
      className={classes['panel']}
      aria-label="Give a seat"
      onSubmit={(event) => {
        event.preventDefault();
        give.mutate({
          path: `/api/groups/${group.id}/seats`,
          body: { patientId, startsOn, reason, because, petsAccepted, ...terms },
        });
      }}
    >
      <Group gap="sm" align="flex-start">
        {given === undefined ? (
          <PersonPicker
            label="Who"
            groupId={group.id}
            from={startsOn}
            autoFocus
            value={picked}
            onChange={pick}
            error={fieldMessage(give.error, 'patientId')}
          />
        ) : null}
        <TextInput
          label="From"
          type="date"
          value={startsOn}
          onChange={(event) => setStart(event.currentTarget.value)}
          error={fieldMessage(give.error, 'startsOn')}
          styles={{ input: { minHeight: 44 } }}
        />
        <TermsFields
          terms={terms}
          onChange={setTerms}
          weekdays={group.days.map((day) => day.weekday)}
          mode={group.mode}
          startsOn={startsOn}
        />
        <NativeSelect
          label="Why they join"
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          data={reasonsToChoose(joiningReasons)}
          styles={{ input: { minHeight: 44 } }}
        />
        <TextInput
          label={needsWords ? 'In words' : 'In words, if needed'}
          value={because}
          maxLength={500}
          withAsterisk={needsWords}
          aria-required={needsWords}
          description={whyWords({ reason, isPast: startsOn < today, passesOver })}
          onChange={(event) => setBecause(event.currentTarget.value)}
          error={fieldMessage(give.error, 'because')}
          w={{ base: '100%', xs: 240 }}
          styles={{ input: { minHeight: 44 } }}
        />
      </Group>
      <PetsKnown error={give.error} checked={petsAccepted} onChange={acceptPets} />
      <Group gap="xs" mt="sm">
        {/* Who is chosen already needs one more key and no more. */}
        <Button
          type="submit"
          mih={44}
          autoFocus={given !== undefined}
          loading={give.isPending}
          disabled={patientId === null}
        >
          Give the seat
        </Button>
        <Button variant="default" mih={44} onClick={() => onDone(null)}>
          Leave it
        </Button>
      </Group>
      <Refused
        error={give.error}
        shown={fields}
        group={group}
        patientId={patientId}
        weekdays={terms.weekdays}
        onWaiting={() => onDone({ words: `On the waiting list of ${group.name}.`, changeId: null })}
      />
    </form>
  );
}

/** Why words are needed; nothing where they are not. */
function whyWords(asked: { reason: string; isPast: boolean; passesOver: boolean }): string | null {
  if (asked.isPast) return 'The first day is past: say why it is written down only now.';
  if (asked.passesOver) return 'Others wait for this chair: say why this person goes before.';
  return asked.reason === 'other' ? 'Say why they join.' : null;
}

function latestOf(...days: readonly string[]): string {
  return days.toSorted().at(-1) ?? '';
}
