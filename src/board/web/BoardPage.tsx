// The week of a clinic, or of all: a grid on a wide screen, a list by day on a narrow one. Filters live in the address.
import { Button, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { addDays, type LocalDate } from '#kernel/local-date.ts';
import { EmptyState } from '#ui/EmptyState.tsx';
import { longDay } from '#ui/format.ts';
import { KeyHint, WithKeyboard } from '#ui/KeyHint.tsx';
import { pathOf } from '#ui/ask.ts';
import { useGo } from '#ui/PageLink.tsx';
import { PageTitle } from '#ui/PageTitle.tsx';
import { Shown } from '#ui/Shown.tsx';
import { StepButtons } from '#ui/StepButtons.tsx';
import { useMay } from '../../staff/web/door.ts';
import type { WeekAnswer } from '../rules/board-answers.ts';
import { useBoard, useFreeForGood, type Filters } from './board.api.ts';
import { BoardFilters } from './BoardFilters.tsx';
import { ForGood } from './for-good.ts';
import { FillLine } from './FillLine.tsx';
import { useFilters } from './use-filters.ts';
import { WeekGrid } from './WeekGrid.tsx';
import { WeekList } from './WeekList.tsx';

export function BoardPage() {
  const filters = useFilters();
  const { week, nearProblem } = useBoard(filters);
  const go = useGo();
  const may = useMay();
  const shown = week.data;
  const forGood = useFreeForGood(filters, shown);
  const show = (next: Filters) => go(pathOf('/app/board', { ...filters, ...next }));
  const step = (weeks: number) => {
    if (shown !== undefined) show({ week: addDays(shown.from as LocalDate, 7 * weeks) });
  };
  const isThisWeek = shown !== undefined && shown.from <= shown.today && shown.today <= shown.to;
  return (
    <>
      <PageTitle
        below={
          shown === undefined
            ? ' '
            : `${longDay(shown.from)} to ${longDay(shown.to)}${isThisWeek ? ', this week' : ''}`
        }
        actions={
          <>
            {may('board.cover') ? (
              <>
                <Button variant="default" h={44} onClick={() => go(pathOf('/app/board/cover'))}>
                  Cover somebody
                </Button>
                <Button variant="default" h={44} onClick={() => go(pathOf('/app/board/virtual-day'))}>
                  Turn a day virtual
                </Button>
              </>
            ) : null}
            {may('board.see') ? (
              <Button variant="default" h={44} onClick={() => go(pathOf('/app/board/print', filters))}>
                Print
              </Button>
            ) : null}
            <StepButtons
              before={{ label: 'Week before', shortcut: 'PageUp' }}
              now={{ words: 'This week', isShown: isThisWeek, onGo: () => show({ week: '' }) }}
              after={{ label: 'Week after', shortcut: 'PageDown' }}
              onStep={step}
            />
          </>
        }
      >
        Week board
      </PageTitle>
      <Shown query={week} what="Loading the week">
        {(answer) => (
          <>
            <BoardFilters answer={answer} filters={filters} nearProblem={nearProblem} onChange={show} />
            <FillLine answer={answer} />
            <ForGood value={forGood}>
              <Week answer={answer} onStep={step} onReset={() => go('/app/board')} />
            </ForGood>
          </>
        )}
      </Shown>
    </>
  );
}

type WeekProps = {
  readonly answer: WeekAnswer;
  readonly onStep: (weeks: number) => void;
  readonly onReset: () => void;
};

function Week({ answer, onStep, onReset }: WeekProps) {
  const isWide = useMediaQuery('(min-width: 62em)', undefined, { getInitialValueInEffect: false });
  if (answer.sessions.length === 0) {
    return (
      <EmptyState title={answer.outOf === 0 ? 'No sessions in this week.' : 'No session fits.'}>
        {answer.outOf === 0 ? (
          'Go to another week with the arrows above.'
        ) : (
          <>
            {answer.outOf} sessions of this week do not fit the filters.{' '}
            {answer.nextWeek === null ? null : <NextWeek count={answer.nextWeek} onStep={() => onStep(1)} />}
            <Button variant="subtle" size="compact-md" mih={44} onClick={onReset}>
              Take all filters away
            </Button>
          </>
        )}
      </EmptyState>
    );
  }
  return (
    <>
      {isWide === true ? (
        <Text size="sm" c="dimmed" mb="xs">
          Choose a date for its seats, cover, or to turn it virtual
          <WithKeyboard>
            : <KeyHint keys="← ↑ → ↓" isSpoken /> cells, <KeyHint keys="PageUp PageDown" isSpoken /> weeks
          </WithKeyboard>
        </Text>
      ) : null}
      {isWide === true ? <WeekGrid answer={answer} onStep={onStep} /> : <WeekList answer={answer} />}
    </>
  );
}

function NextWeek({ count, onStep }: { readonly count: number; readonly onStep: () => void }) {
  if (count === 0) return 'None of the week after does either. ';
  return (
    <Button variant="default" mih={44} onClick={onStep}>
      {count === 1 ? '1 session fits' : `${count} sessions fit`} in the week after: show it
    </Button>
  );
}
