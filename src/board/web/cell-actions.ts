// What can be done about one date of the board, each with its key and the page that does it.
import { pathOf } from '#ui/ask.ts';
import type { BoardCell, WeekAnswer } from '../rules/board-answers.ts';

export type CellAction = { readonly key: string; readonly label: string; readonly to: string };
export type Clinic = WeekAnswer['clinics'][number];
type May = (permission: string) => boolean;

/** Nothing for a date in a clinic out of reach. */
export function actionsOf(session: BoardCell, clinic: Clinic, may: May): readonly CellAction[] {
  if (clinic.isElsewhere) return [];
  const at = { clinicId: clinic.id, day: session.heldOn };
  const isPlanned = session.status === 'planned';
  const all: readonly (CellAction & { readonly isOffered: boolean })[] = [
    { key: 'Enter', label: 'Open', to: addressOf(session, may), isOffered: true },
    {
      key: 'S',
      label: session.seats < session.seatLimit ? 'Give a seat' : 'Full: waiting list',
      to: pathOf(`/app/groups/${session.groupId}/seat`, { from: session.heldOn }),
      isOffered: isAhead(session) && may('groups.seat'),
    },
    {
      key: 'D',
      label: 'Visits and absences',
      to: `/app/dates/${session.id}`,
      isOffered: isPlanned && may('groups.day'),
    },
    ...(may('board.cover') && isAhead(session) ? coverActions(session, at) : []),
    {
      key: 'T',
      label: 'Tell people',
      to: pathOf('/app/board/tell', { sessionId: session.id, matter: 'cancelled' }),
      isOffered: session.status === 'cancelled' && may('board.tell'),
    },
    {
      key: 'R',
      label: 'Print the roster',
      to: pathOf('/app/board/rosters', { ...at, sessionId: session.id }),
      isOffered: may('board.print-rosters'),
    },
  ];
  return all.filter((action) => action.isOffered);
}

function isAhead(session: BoardCell): boolean {
  return session.status === 'planned' && !session.hasBegun;
}

function coverActions(session: BoardCell, at: { readonly clinicId: string; readonly day: string }) {
  const [leaderId] = session.leaderIds;
  return [
    {
      key: 'C',
      label: 'Cover',
      to: pathOf('/app/board/cover', { staffMemberId: leaderId, fromOn: session.heldOn }),
      isOffered: leaderId !== undefined,
    },
    {
      key: 'V',
      label: 'Turn this date virtual',
      to: pathOf('/app/board/virtual-day', {
        clinics: at.clinicId,
        day: at.day,
        sessionId: session.id,
      }),
      isOffered: session.mode !== 'virtual',
    },
  ];
}

export function addressOf(session: BoardCell, may: May): string {
  return may('attendance.see') ? `/app/sessions/${session.id}` : `/app/groups/${session.groupId}`;
}

/** 'Their desk gives the seat: (312) 555-0100.' */
export function elsewhereText(clinic: Clinic): string {
  return clinic.phone === null
    ? `The desk of ${clinic.name} gives the seat.`
    : `The desk of ${clinic.name} gives the seat: ${clinic.phone}.`;
}
