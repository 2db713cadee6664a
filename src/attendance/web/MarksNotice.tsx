// What happened to the marks: what can be taken back, what waits for the network, what was refused and for whom.
import { Box, Button, Group, Text } from '@mantine/core';
import { KeyHint } from '#ui/KeyHint.tsx';
import type { MarksNow } from './mark-queue.ts';
import type { Waiting } from './send-until-heard.ts';
import classes from './attendance.module.css';

const waitingWords: Readonly<Record<Waiting, string>> = {
  offline: '△ Offline: marks are kept on this screen and sent when you are back.',
  broken: '△ The server does not answer: marks are kept on this screen and sent again.',
  covered: '△ Marks are kept on this screen until you are back.',
};

type MarksNoticeProps = { readonly now: MarksNow; readonly onUndo: () => void; readonly onClose: () => void };

export function MarksNotice({ now, onUndo, onClose }: MarksNoticeProps) {
  const step = now.steps.at(-1);
  return (
    <div className={classes['notices']}>
      {now.refusal === null ? null : (
        <div role="alert" className={classes['refusal']}>
          <Text fw={600}>Not marked: {now.refusal.names}</Text>
          <Text>{refusalSentence(now.refusal.problem)}</Text>
          <Button variant="default" size="xs" mt={6} onClick={onClose}>
            I have seen it
          </Button>
        </div>
      )}
      <Group gap="sm" role="status" aria-live="polite" className={classes['saved'] ?? ''}>
        {now.waiting === null ? null : <Text size="sm">{waitingWords[now.waiting]}</Text>}
        {now.waiting === null && step !== undefined ? <Text size="sm">{step.says}</Text> : null}
        {step === undefined ? null : (
          <Button
            variant="subtle"
            size="xs"
            onClick={onUndo}
            aria-keyshortcuts="Control+Z"
            rightSection={
              <Box component="span" visibleFrom="sm">
                <KeyHint keys="Ctrl Z" />
              </Box>
            }
          >
            Undo
          </Button>
        )}
      </Group>
    </div>
  );
}

function refusalSentence(problem: { code: string; title: string; detail: string }): string {
  if (problem.code === 'moved-on')
    return 'Somebody else marked here at the same moment. The list shows the present state: look at it and mark again.';
  return `${problem.title}. ${problem.detail}`;
}
