// The week as a grid: a line for each group, a column for each day. Arrows move through the cells, Enter opens one.
import { Text } from '@mantine/core';
import { useRef, useState, type KeyboardEvent } from 'react';
import { addDays, type LocalDate } from '#kernel/local-date.ts';
import { shortDay } from '#ui/format.ts';
import { PageLink, useGo } from '#ui/PageLink.tsx';
import { useMay } from '../../staff/web/door.ts';
import type { BoardCell, WeekAnswer } from '../rules/board-answers.ts';
import { kindText } from './board-words.ts';
import { SessionCell } from './SessionCell.tsx';
import classes from './board.module.css';

type WeekGridProps = { readonly answer: WeekAnswer; readonly onStep: (weeks: number) => void };
type Group = WeekAnswer['groups'][number];
type Place = { readonly row: number; readonly column: number };

export function WeekGrid({ answer, onStep }: WeekGridProps) {
  const days = shownDays(answer);
  const rows = rowsOf(answer);
  const [at, setAt] = useState<Place>({ row: 0, column: 0 });
  const table = useRef<HTMLTableElement>(null);
  const go = useGo();
  const mayOpen = useMay()('attendance.see');
  const address = (session: BoardCell) =>
    mayOpen ? `/app/sessions/${session.id}` : `/app/groups/${session.groupId}`;
  const move = (to: Place) => {
    setAt(to);
    table.current?.querySelector<HTMLElement>(`[data-cell="${to.row} ${to.column}"]`)?.focus();
  };
  const open = (event: KeyboardEvent) => {
    const first = rows[at.row]?.byDay.get(days[at.column] ?? '')?.[0];
    if (event.target instanceof HTMLTableCellElement && first) go(address(first));
  };
  const walk = (event: KeyboardEvent) => {
    const to = nextPlace(at, event, { rows: rows.length, columns: days.length });
    const does: Readonly<Record<string, () => void>> = {
      Enter: () => open(event),
      PageDown: () => onStep(1),
      PageUp: () => onStep(-1),
    };
    const action = to === undefined ? does[event.key] : () => move(to);
    if (action === undefined) return;
    if (event.key !== 'Enter') event.preventDefault();
    action();
  };
  return (
    <div className={classes['gridScroll']}>
      {/* A grid is a table whose cells are walked with the arrow keys (WAI-ARIA grid pattern). */}
      <table
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role
        role="grid"
        aria-label="Sessions of the week"
        className={classes['grid']}
        ref={table}
        onKeyDown={walk}
      >
        <thead>
          <tr>
            <th scope="col" className={classes['groupHead']}>
              Group
            </th>
            {days.map((day) => (
              <th key={day} scope="col" data-today={day === answer.today ? 'yes' : undefined}>
                {shortDay(day)}
                {day === answer.today ? ' · today' : ''}
              </th>
            ))}
          </tr>
        </thead>
        {byClinic(answer, rows).map(({ clinic, from, own }) => (
          <tbody key={clinic.id}>
            {answer.clinics.length > 1 ? (
              <tr>
                <th scope="rowgroup" colSpan={days.length + 1} className={classes['clinic']}>
                  {clinic.name}
                  <Text span size="sm" c="dimmed">
                    {' '}
                    {clinic.state}
                    {clinic.miles === null ? '' : ` · ${clinic.miles} miles away`}
                  </Text>
                </th>
              </tr>
            ) : null}
            {own.map(({ group, byDay }, place) => (
              <tr key={group.id}>
                <th scope="row" className={classes['groupHead']}>
                  <GroupName group={group} />
                </th>
                {days.map((day, column) => {
                  const row = from + place;
                  return (
                    <td
                      key={day}
                      data-cell={`${row} ${column}`}
                      data-today={day === answer.today ? 'yes' : undefined}
                      tabIndex={row === at.row && column === at.column ? 0 : -1}
                      onFocus={() => setAt({ row, column })}
                    >
                      {(byDay.get(day) ?? []).map((session) => (
                        <SessionCell
                          key={session.id}
                          session={session}
                          timeZone={clinic.timeZone}
                          to={address(session)}
                        />
                      ))}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

function GroupName({ group }: { readonly group: Group }) {
  return (
    <>
      <PageLink to={`/app/groups/${group.id}`} tabIndex={-1} className={classes['groupName'] ?? ''}>
        {group.name}
      </PageLink>
      <Text size="xs" c="dimmed">
        {kindText(group.kind)}
        {group.audiences.length === 0 ? '' : ` · ${group.audiences.join(', ')}`}
        {group.waiting > 0 ? ` · ${group.waiting} waiting` : ''}
      </Text>
    </>
  );
}

type Row = { readonly group: Group; readonly byDay: ReadonlyMap<string, readonly BoardCell[]> };

function rowsOf(answer: WeekAnswer): Row[] {
  const order = new Map(answer.clinics.map((clinic, place) => [clinic.id, place]));
  const sessions = Map.groupBy(answer.sessions, (session) => session.groupId);
  return answer.groups
    .toSorted((one, other) => (order.get(one.clinicId) ?? 0) - (order.get(other.clinicId) ?? 0))
    .map((group) => ({
      group,
      byDay: Map.groupBy(sessions.get(group.id) ?? [], (session) => session.heldOn),
    }));
}

function byClinic(answer: WeekAnswer, rows: readonly Row[]) {
  return answer.clinics.flatMap((clinic) => {
    const own = rows.filter((row) => row.group.clinicId === clinic.id);
    const [first] = own;
    return first === undefined ? [] : [{ clinic, own, from: rows.indexOf(first) }];
  });
}

// Monday to Friday always; Saturday and Sunday where something is held.
function shownDays(answer: WeekAnswer): string[] {
  const held = new Set(answer.sessions.map((session) => session.heldOn));
  return Array.from({ length: 7 }, (_, place) => addDays(answer.from as LocalDate, place)).filter(
    (day, place) => place < 5 || held.has(day) || answer.sessions.some((session) => session.heldOn > day),
  );
}

type Extent = { readonly rows: number; readonly columns: number };

function nextPlace(at: Place, event: KeyboardEvent, { rows, columns }: Extent): Place | undefined {
  if (event.altKey || event.metaKey || event.shiftKey) return undefined;
  const last = { row: rows - 1, column: columns - 1 };
  const moves: Readonly<Record<string, Place>> = {
    ArrowUp: { row: Math.max(0, at.row - 1), column: at.column },
    ArrowDown: { row: Math.min(last.row, at.row + 1), column: at.column },
    ArrowLeft: { row: at.row, column: Math.max(0, at.column - 1) },
    ArrowRight: { row: at.row, column: Math.min(last.column, at.column + 1) },
    Home: event.ctrlKey ? { row: 0, column: 0 } : { row: at.row, column: 0 },
    End: event.ctrlKey ? last : { row: at.row, column: last.column },
  };
  return moves[event.key];
}
