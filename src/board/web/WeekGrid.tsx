// The week as a grid: a line for each group, a column for each day. Arrows move through the cells, Enter opens one.
import { Text } from '@mantine/core';
import { useRef, useState, type KeyboardEvent } from 'react';
import { addDays, type LocalDate } from '#kernel/local-date.ts';
import { shortDay } from '#ui/format.ts';
import { PageLink, useGo } from '#ui/PageLink.tsx';
import { useMay } from '../../staff/web/door.ts';
import type { BoardCell, WeekAnswer } from '../rules/board-answers.ts';
import { fillOfWeek, type HowFull } from '../rules/fill.ts';
import { kindText, programText } from './board-words.ts';
import { actionsOf, addressOf, elsewhereText, type Clinic } from './cell-actions.ts';
import { CellBar } from './CellBar.tsx';
import { OneFill } from './FillLine.tsx';
import { SessionCell } from './SessionCell.tsx';
import classes from './board.module.css';

type WeekGridProps = { readonly answer: WeekAnswer; readonly onStep: (weeks: number) => void };
type Group = WeekAnswer['groups'][number];
type Place = { readonly row: number; readonly column: number };

export function WeekGrid({ answer, onStep }: WeekGridProps) {
  const days = shownDays(answer);
  const rows = rowsOf(answer);
  const [at, setAt] = useState<Place>({ row: 0, column: 0 });
  const [isIn, comeIn] = useState(false);
  const table = useRef<HTMLTableElement>(null);
  const go = useGo();
  const may = useMay();
  const fills = fillOfWeek(answer).byClinic;
  const chosen = chosenIn(answer, rows[at.row]?.byDay.get(days[at.column] ?? '')?.[0]);
  const actions = chosen === null ? [] : actionsOf(chosen.session, chosen.clinic, may);
  const lastLetter = useRef('');
  const move = (to: Place) => {
    setAt(to);
    table.current?.querySelector<HTMLElement>(`[data-cell="${to.row} ${to.column}"]`)?.focus();
  };
  // A letter after "g" goes to a page, as everywhere.
  const act = (event: KeyboardEvent) => {
    const isSecond = lastLetter.current === 'g';
    lastLetter.current = event.key;
    if (isSecond || event.altKey || event.ctrlKey || event.metaKey) return undefined;
    const key = event.key === 'Enter' ? 'Enter' : event.key.toUpperCase();
    const action = actions.find((one) => one.key === key);
    return action === undefined || !(event.target instanceof HTMLTableCellElement)
      ? undefined
      : () => go(action.to);
  };
  const walk = (event: KeyboardEvent) => {
    const to = nextPlace(at, event, { rows: rows.length, columns: days.length });
    const does: Readonly<Record<string, () => void>> = {
      PageDown: () => onStep(1),
      PageUp: () => onStep(-1),
    };
    const action = to === undefined ? (does[event.key] ?? act(event)) : () => move(to);
    if (action === undefined) return;
    event.preventDefault();
    action();
  };
  return (
    <>
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
              {answer.clinics.length > 1 || clinic.miles !== null ? (
                <tr>
                  <th scope="rowgroup" colSpan={days.length + 1} className={classes['clinic']}>
                    <ClinicHead clinic={clinic} fill={fills.size > 1 ? fills.get(clinic.id) : undefined} />
                  </th>
                </tr>
              ) : null}
              {own.map(({ group, byDay }, place) => (
                <tr key={group.id}>
                  <th scope="row" className={classes['groupHead']}>
                    <GroupName group={group} isElsewhere={clinic.isElsewhere} />
                  </th>
                  {days.map((day, column) => {
                    const row = from + place;
                    return (
                      <td
                        key={day}
                        data-cell={`${row} ${column}`}
                        data-today={day === answer.today ? 'yes' : undefined}
                        tabIndex={row === at.row && column === at.column ? 0 : -1}
                        data-chosen={isIn && row === at.row && column === at.column ? 'yes' : undefined}
                        onFocus={() => {
                          setAt({ row, column });
                          comeIn(true);
                        }}
                      >
                        {(byDay.get(day) ?? []).map((session) => (
                          <SessionCell
                            key={session.id}
                            session={session}
                            timeZone={clinic.timeZone}
                            to={clinic.isElsewhere ? null : addressOf(session, may)}
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
      {isIn && chosen !== null ? <CellBar {...chosen} actions={actions} /> : null}
    </>
  );
}

type Chosen = { readonly session: BoardCell; readonly group: Group; readonly clinic: Clinic };

function chosenIn(answer: WeekAnswer, session: BoardCell | undefined): Chosen | null {
  const group = answer.groups.find((one) => one.id === session?.groupId);
  const clinic = answer.clinics.find((one) => one.id === group?.clinicId);
  return session === undefined || group === undefined || clinic === undefined
    ? null
    : { session, group, clinic };
}

type ClinicHeadProps = { readonly clinic: Clinic; readonly fill: HowFull | undefined };

function ClinicHead({ clinic, fill }: ClinicHeadProps) {
  return (
    <span className={classes['clinicHead']}>
      <span>
        {clinic.name}
        <Text span size="sm" c="dimmed">
          {' '}
          {clinic.state}
          {clinic.miles === null ? '' : ` · ${clinic.miles} miles away`}
        </Text>
      </span>
      {fill === undefined ? null : <OneFill fill={fill} />}
      {clinic.isElsewhere ? (
        <Text span size="sm" fw={400}>
          {elsewhereText(clinic)}
        </Text>
      ) : null}
    </span>
  );
}

function GroupName({ group, isElsewhere }: { readonly group: Group; readonly isElsewhere: boolean }) {
  return (
    <>
      {isElsewhere ? (
        <Text span fw={600}>
          {group.name}
        </Text>
      ) : (
        <PageLink to={`/app/groups/${group.id}`} tabIndex={-1} className={classes['groupName'] ?? ''}>
          {group.name}
        </PageLink>
      )}
      <Text size="xs" c="dimmed">
        {programText(group.program)} · {kindText(group.kind)}
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
