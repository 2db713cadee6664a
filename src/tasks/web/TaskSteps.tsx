// What somebody can do with an open task: take it, say what was done, or, as a supervisor, let what waits go on.
import { Button, Group, Text, Textarea } from '@mantine/core';
import { ErrorNotice } from '#ui/ErrorNotice.tsx';
import { fieldMessage } from '#ui/problem.ts';
import { useOneOpen } from '#ui/one-open.ts';
import { useTyped } from '#ui/use-typed.ts';
import { useNamedHere } from '../../patients/web/door.ts';
import { useMay, useWhoIsSignedIn } from '../../staff/web/door.ts';
import { useTaskStep } from './tasks.api.ts';

export type StepTask = {
  readonly id: string;
  readonly steps: number;
  readonly ownerId: string | null;
  readonly ownerName: string | null;
  readonly isReleased: boolean;
};

type Saying = 'outcome' | 'word';

const saysWords: Readonly<Record<Saying, { label: string; button: string }>> = {
  outcome: { label: 'What was done', button: 'It is done' },
  word: { label: 'Why the note need not wait', button: 'The note may be signed' },
};

export function TaskSteps({ task }: { readonly task: StepTask }) {
  const who = useWhoIsSignedIn();
  const may = useMay();
  const { open: saying, show: say, close } = useOneOpen<Saying>();
  const take = useTaskStep();
  if (who === undefined || !may('tasks.work')) return null;
  const isMine = task.ownerId === who.staffMemberId;
  if (saying !== null) return <Say task={task} saying={saying} onDone={close} />;
  return (
    <>
      <Group gap="xs" mt="xs">
        {isMine ? (
          <Button mih={44} onClick={() => say('outcome')}>
            Say what was done
          </Button>
        ) : (
          <Button
            mih={44}
            loading={take.isPending}
            onClick={() => take.mutate({ taskId: task.id, steps: task.steps, step: 'take' })}
          >
            {task.ownerId === null ? 'I take it' : `Take it over from ${task.ownerName ?? 'them'}`}
          </Button>
        )}
        {may('tasks.give-word') && !task.isReleased ? (
          <Button variant="default" mih={44} onClick={() => say('word')}>
            The note need not wait
          </Button>
        ) : null}
      </Group>
      <ErrorNotice error={take.error} />
    </>
  );
}

type SayProps = { readonly task: StepTask; readonly saying: Saying; readonly onDone: () => void };

function Say({ task, saying, onDone }: SayProps) {
  const who = useWhoIsSignedIn();
  const {
    value: words,
    write: setWords,
    letGo,
  } = useTyped(`${saying}-${task.id}-${who?.staffMemberId ?? ''}`, '');
  const leave = () => {
    letGo();
    onDone();
  };
  const step = useTaskStep(leave);
  const { label, button } = saysWords[saying];
  const named = useNamedHere(step.error, { words: { text: words, write: setWords } });
  return (
    <form
      {...named.within}
      onSubmit={(event) => {
        event.preventDefault();
        const { dismissed } = named;
        step.mutate({ taskId: task.id, steps: task.steps, step: saying, words, dismissed });
      }}
    >
      <Textarea
        label={label}
        autoFocus
        autosize
        minRows={2}
        maxLength={2000}
        mt="xs"
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
        error={fieldMessage(step.error, 'words')}
      />
      {saying === 'outcome' ? (
        <Text size="sm" c="dimmed">
          It becomes part of the note. Name nobody else.
        </Text>
      ) : null}
      {named.notice}
      <ErrorNotice error={named.error} shown={['words']} />
      <Group gap="xs" mt="xs">
        <Button type="submit" mih={44} loading={step.isPending}>
          {button}
        </Button>
        <Button variant="default" mih={44} onClick={leave}>
          Leave it
        </Button>
      </Group>
    </form>
  );
}
