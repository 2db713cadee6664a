// Setting up a new system in five short steps: what is done, what is next.
import { Button, Group, Text, Title } from '@mantine/core';
import { Loading } from '#ui/Loading.tsx';
import { PageLink, useGo } from '#ui/PageLink.tsx';
import { PageTitle } from '#ui/PageTitle.tsx';
import { useMe } from './me.ts';
import { nextStep, placeOfStep, stepWords } from './set-up-steps.ts';
import { useSetUp } from './use-set-up.ts';
import classes from './set-up.module.css';

const none: readonly string[] = [];

export function SetUpStepsPage() {
  const setUp = useSetUp(useMe().data?.permissions ?? none);
  const go = useGo();
  if (setUp === undefined) return <Loading />;
  const next = nextStep(setUp);
  const done = setUp.steps.filter((each) => each.done).length;
  return (
    <>
      <PageTitle
        below={
          next === undefined
            ? 'Everything is set up. This page is not needed any more.'
            : `${done} of ${setUp.steps.length} steps are done. You can leave and come back at any time.`
        }
      >
        Set up
      </PageTitle>
      <ol className={classes['steps']}>
        {setUp.steps.map((each) => {
          const { title, says, act } = stepWords[each.step];
          const isNext = each.step === next;
          const later = isNext ? 'next' : 'later';
          return (
            <li key={each.step} className={classes['step']} aria-current={isNext ? 'step' : undefined}>
              <span aria-hidden className={each.done ? classes['done'] : classes['open']}>
                {each.done ? '✓' : '○'}
              </span>
              <div>
                <Title order={2} size="h3">
                  {title}
                  <Text span c="dimmed" size="sm" ml="xs">
                    {each.done ? 'done' : later}
                  </Text>
                </Title>
                <Text c="dimmed">{says}</Text>
                {isNext ? (
                  <Button mt="xs" mih={44} onClick={() => go(placeOfStep(each.step, setUp))}>
                    {act}
                  </Button>
                ) : null}
              </div>
            </li>
          );
        })}
      </ol>
      {next === undefined ? (
        <Group mt="lg">
          <PageLink to="/app">Go to My day</PageLink>
        </Group>
      ) : null}
    </>
  );
}
