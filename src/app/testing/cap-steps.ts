// What the hands of the cap do, each with its share: seats given, ended, changed and moved, visits, absences and pauses,
// chairs offered and taken from the waiting list, records merged and separated, and the last changes undone.
import { changeSeat, moveSeat } from '../../groups/server/seats/change-seat.ts';
import { endSeat } from '../../groups/server/seats/end-seat.ts';
import { giveSeat } from '../../groups/server/seats/give-seat.ts';
import {
  giveVisit,
  recordAbsence,
  withdrawAbsence,
  withdrawVisit,
} from '../../groups/server/seats/one-date.ts';
import { endPause, pauseSeat } from '../../groups/server/seats/pauses.ts';
import { undoChange } from '../../groups/server/seats/undo-change.ts';
import {
  acceptWaiting,
  closeWaiting,
  joinWaiting,
  offerWaiting,
} from '../../groups/server/seats/waiting-list.ts';
import { mergeRecords, separateRecords } from '../../patients/server/merge-records.ts';
import type { CapWorld } from './cap-world.ts';

type Seat = { readonly id: string; readonly groupId: string };
type Memory = {
  readonly seats: Seat[];
  readonly visits: string[];
  readonly absences: { sessionId: string; patientId: string }[];
  /** Who was given a visit: drawn at random, hardly anybody would be expected where they are said to be away. */
  readonly expected: { sessionId: string; patientId: string }[];
  readonly pauses: string[];
  readonly offers: string[];
  readonly changes: string[];
  readonly merges: { mergedId: string; keptId: string }[];
};

export type Step = { readonly share: number; readonly run: () => Promise<void> };

/** The steps over a world, with what they remember of each other. */
export function capSteps(world: CapWorld): Step[] {
  const memory: Memory = {
    seats: [],
    visits: [],
    absences: [],
    expected: [],
    pauses: [],
    offers: [],
    changes: [],
    merges: [],
  };
  return [
    ...seatSteps(world, memory),
    ...laterSteps(world, memory),
    ...dateSteps(world, memory),
    ...personSteps(world, memory),
  ];
}

function tools(world: CapWorld, memory: Memory) {
  const { random, someDay } = world;
  const remember = <Item>(list: Item[], item: Item, most = 200) => {
    list.push(item);
    if (list.length > most) list.shift();
  };
  const onSeat = async (work: (seat: Seat) => Promise<void>) => {
    const seat = world.pick(memory.seats);
    if (seat) await work(seat);
  };
  // What has ended is left alone, so that the hands do not knock at closed doors.
  const forget = (id: string) => {
    const place = memory.seats.findIndex((seat) => seat.id === id);
    if (place !== -1) memory.seats.splice(place, 1);
  };
  const keep = (answer: { seatId: string } | undefined, groupId: string) => {
    if (answer) remember(memory.seats, { id: answer.seatId, groupId });
  };
  return {
    remember,
    onSeat,
    forget,
    keep,
    done: (name: string, answer: object | undefined): boolean => {
      if (answer === undefined) return false;
      world.count(name);
      if ('changeId' in answer) remember(memory.changes, String(answer.changeId), 50);
      return true;
    },
    terms: () => {
      const weekdays = random() < 0.4 ? null : [1, 3, 5].filter(() => random() < 0.6);
      return {
        weekdays: weekdays?.length === 0 ? null : weekdays,
        virtualWeekdays: [],
        alternateFrom: random() < 0.2 ? someDay() : null,
        petsAccepted: false,
        level: null,
        phase: null,
      };
    },
  };
}

function seatSteps(world: CapWorld, memory: Memory): Step[] {
  const { act, pick, someDay } = world;
  const { done, onSeat, forget, keep, terms } = tools(world, memory);
  return [
    {
      share: 32,
      async run() {
        const groupId = pick(world.groupIds) ?? '';
        const patientId = pick(world.patientIds) ?? '';
        const seat = { groupId, patientId, startsOn: someDay(), reason: 'admitted' as const, because: 'x' };
        const given = await act((ctx) => giveSeat(ctx, { ...seat, ...terms() }));
        done('given', given);
        keep(given, groupId);
      },
    },
    {
      share: 12,
      run: () =>
        onSeat(async ({ id, groupId }) => {
          const end = { groupId, seatId: id, endsOn: someDay(), reason: 'completed', because: '' };
          if (done('ended', await act((ctx) => endSeat(ctx, end)))) forget(id);
        }),
    },
    {
      share: 9,
      run: () =>
        onSeat(async ({ id, groupId }) => {
          const change = { groupId, seatId: id, from: someDay(), because: 'x', ...terms() };
          const changed = await act((ctx) => changeSeat(ctx, change));
          if (done('changed', changed)) forget(id);
          keep(changed, groupId);
        }),
    },
    {
      share: 9,
      run: () =>
        onSeat(async ({ id, groupId }) => {
          const toGroupId = pick(world.groupIds) ?? '';
          const move = { groupId, seatId: id, toGroupId, from: someDay(), because: 'x', ...terms() };
          const moved = await act((ctx) => moveSeat(ctx, move));
          if (done('moved', moved)) forget(id);
          keep(moved, toGroupId);
        }),
    },
  ];
}

function laterSteps(world: CapWorld, memory: Memory): Step[] {
  const { act, pick, someDay } = world;
  const { done, remember, onSeat } = tools(world, memory);
  return [
    {
      share: 6,
      run: () =>
        onSeat(async ({ id, groupId }) => {
          const [from = '', until = ''] = [someDay(), someDay()].toSorted();
          const pause = { groupId, seatId: id, from, until, reason: 'hospital' as const, because: '' };
          const paused = await act((ctx) => pauseSeat(ctx, pause));
          if (done('pauses', paused)) remember(memory.pauses, paused?.pauseId ?? '');
        }),
    },
    {
      share: 6,
      async run() {
        const changeId = pick(memory.changes);
        if (changeId !== undefined) done('undone', await act((ctx) => undoChange(ctx, { changeId })));
      },
    },
  ];
}

function dateSteps(world: CapWorld, memory: Memory): Step[] {
  const { act, pick, someDay } = world;
  const { done, remember } = tools(world, memory);
  return [
    {
      share: 13,
      async run() {
        const visit = { sessionId: pick(world.sessions)?.id ?? '', patientId: pick(world.patientIds) ?? '' };
        const given = await act((ctx) =>
          giveVisit(ctx, { ...visit, kind: 'make_up', mode: null, because: '', petsAccepted: false }),
        );
        if (!done('visits', given)) return;
        remember(memory.visits, given?.id ?? '');
        remember(memory.expected, visit);
      },
    },
    {
      share: 12,
      async run() {
        const anybody = {
          sessionId: pick(world.sessions)?.id ?? '',
          patientId: pick(world.patientIds) ?? '',
        };
        const at = (world.random() < 0.3 ? pick(memory.expected) : undefined) ?? anybody;
        const until = world.random() < 0.3 ? someDay() : null;
        const away = await act((ctx) => recordAbsence(ctx, { ...at, reason: 'travel', because: '', until }));
        if (done('absences', away)) remember(memory.absences, at);
      },
    },
    {
      share: 5,
      async run() {
        const visitId = pick(memory.visits);
        if (visitId !== undefined)
          done('withdrawn', await act((ctx) => withdrawVisit(ctx, { visitId, because: '' })));
        const pauseId = pick(memory.pauses);
        if (pauseId !== undefined)
          done(
            'back earlier',
            await act((ctx) => endPause(ctx, { pauseId, backOn: someDay(), because: '' })),
          );
        const absenceId = await someAbsence(world, pick(memory.absences));
        if (absenceId !== undefined)
          done('come after all', await act((ctx) => withdrawAbsence(ctx, { absenceId, because: '' })));
      },
    },
  ];
}

async function someAbsence(
  { owner }: CapWorld,
  away: { sessionId: string; patientId: string } | undefined,
): Promise<string | undefined> {
  const { rows } = await owner.query<{ id: string }>(
    'SELECT id FROM known_absences WHERE session_id = $1 AND patient_id = $2 AND withdrawn_at IS NULL',
    [away?.sessionId, away?.patientId],
  );
  return rows[0]?.id;
}

function personSteps(world: CapWorld, memory: Memory): Step[] {
  const { act, pick, someDay } = world;
  const { done, remember } = tools(world, memory);
  return [
    {
      share: 9,
      async run() {
        const groupId = pick(world.groupIds) ?? '';
        const weekdays = world.random() < 0.5 ? null : [pick([1, 3, 5]) ?? 1];
        const wait = { groupId, patientId: pick(world.patientIds) ?? '', weekdays, because: '' };
        const joined = await act((ctx) => joinWaiting(ctx, wait));
        const entryId = joined?.entryId ?? '';
        if (!joined) return;
        const offer = { entryId, startsOn: someDay(), until: null, because: 'x' };
        if (done('offered', await act((ctx) => offerWaiting(ctx, offer))))
          remember(memory.offers, entryId, 40);
      },
    },
    {
      share: 6,
      async run() {
        const entryId = pick(memory.offers);
        if (entryId === undefined) return;
        if (world.random() < 0.4)
          done(
            'declined',
            await act((ctx) => closeWaiting(ctx, { entryId, status: 'declined', because: '' })),
          );
        else {
          const take = { entryId, startsOn: someDay(), because: 'x', petsAccepted: false };
          done('taken', await act((ctx) => acceptWaiting(ctx, take)));
        }
      },
    },
    {
      share: 3,
      async run() {
        const two = { mergedId: pick(world.patientIds) ?? '', keptId: pick(world.patientIds) ?? '' };
        const merged = await act((ctx) => mergeRecords(ctx, { ...two, because: 'x' }), 'privacy_officer');
        if (done('merged', merged && {})) remember(memory.merges, two);
      },
    },
    {
      share: 3,
      async run() {
        const two = pick(memory.merges);
        if (two === undefined) return;
        const apart = await act((ctx) => separateRecords(ctx, { ...two, because: 'x' }), 'privacy_officer');
        if (done('separated', apart && {})) memory.merges.splice(memory.merges.indexOf(two), 1);
      },
    },
  ];
}
