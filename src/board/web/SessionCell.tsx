// One session on the board: when, how full, in which mode, about what, led by whom.
import { Text } from '@mantine/core';
import { Fill } from '#ui/Fill.tsx';
import { timeOfDay } from '#ui/format.ts';
import { PageLink } from '#ui/PageLink.tsx';
import type { BoardCell } from '../rules/board-answers.ts';
import { freeText, modeShort } from './board-words.ts';
import { forGoodText, useForGood } from './for-good.ts';
import classes from './board.module.css';

type SessionCellProps = {
  readonly session: BoardCell;
  readonly timeZone: string;
  /** Null where the date is in a clinic out of reach. */
  readonly to: string | null;
  /** Whether Tab comes to its link; in the grid the cell itself is the stop. */
  readonly isStop?: boolean;
};

export function SessionCell({ session, timeZone, to, isStop = false }: SessionCellProps) {
  const isCancelled = session.status === 'cancelled';
  const topics = session.topics.join(' · ');
  return (
    <div className={classes['cell']} data-cancelled={isCancelled ? 'yes' : undefined}>
      <div className={classes['cellHead']}>
        {to === null ? (
          <Text span fw={600}>
            {timeOfDay(session.startsAt, timeZone)}
          </Text>
        ) : (
          <PageLink to={to} tabIndex={isStop ? 0 : -1} fw={600} className={classes['cellLink'] ?? ''}>
            {timeOfDay(session.startsAt, timeZone)}
          </PageLink>
        )}
        <Text span size="xs" c="dimmed">
          {modeShort(session.mode)}
        </Text>
      </div>
      {isCancelled ? <Text size="sm">Cancelled</Text> : <Seats session={session} />}
      <OneLine words={topics} />
      {to === null ? null : (
        <OneLine
          words={session.leaders.length === 0 ? '△ Nobody leads it' : session.leaders.join(', ')}
          isQuiet
        />
      )}
    </div>
  );
}

function Seats({ session }: { readonly session: BoardCell }) {
  const forGood = useForGood(session);
  return (
    <div className={classes['cellFill']}>
      <Fill taken={session.seats} of={session.seatLimit} what="seats" isShort />
      <Text span size="xs" fw={session.seats < session.seatLimit && forGood !== 0 ? 600 : 400}>
        {freeText(session)}
        {forGood === null ? '' : `, ${forGoodText(forGood)}`}
      </Text>
    </div>
  );
}

// Long words end in dots; the whole of them shows when the mouse rests there, and on the session's own page.
function OneLine({ words, isQuiet = false }: { readonly words: string; readonly isQuiet?: boolean }) {
  if (words === '') return null;
  return (
    <Text size="xs" className={classes['oneLine'] ?? ''} title={words} {...(isQuiet ? { c: 'dimmed' } : {})}>
      {words}
    </Text>
  );
}
