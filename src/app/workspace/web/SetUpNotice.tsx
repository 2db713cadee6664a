// While a system is being set up, the first page says what comes next.
import { Group, Text } from '@mantine/core';
import { PageLink } from '#ui/PageLink.tsx';
import { nextStep, stepWords } from './set-up-steps.ts';
import { useSetUp } from './use-set-up.ts';
import classes from './set-up.module.css';

type SetUpNoticeProps = { readonly permissions: readonly string[]; readonly path: string };

export function SetUpNotice({ permissions, path }: SetUpNoticeProps) {
  const setUp = useSetUp(permissions);
  const next = setUp === undefined ? undefined : nextStep(setUp);
  if (setUp === undefined || next === undefined || path.replace(/\/$/u, '') !== '/app') return null;
  const done = setUp.steps.filter((each) => each.done).length;
  return (
    <Group gap="md" className={classes['notice'] ?? ''} component="aside" aria-label="Setting up">
      <Text>
        {done} of {setUp.steps.length} steps of setting up are done. Next:{' '}
        {stepWords[next].title.toLowerCase()}.
      </Text>
      <PageLink to="/app/begin" className={classes['noticeLink'] ?? ''}>
        Go on setting up
      </PageLink>
    </Group>
  );
}
