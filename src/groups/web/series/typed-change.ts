// What the form of a change holds, and the request it becomes.
import type { GroupMode } from '../../rules/group.ts';
import type { ChangeAsked, SeriesChange } from '../../rules/series/series.ts';
import type { DateOfSeries } from './series.api.ts';

export type ChangeKind = 'cancel' | 'move' | 'mode' | 'staff';
export type TypedChange = {
  readonly kind: ChangeKind;
  readonly reach: ChangeAsked['reach'];
  readonly because: string;
  readonly heldOn: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly roomId: string;
  readonly mode: GroupMode;
  readonly virtualLink: string;
  readonly staffMemberId: string;
  readonly part: 'leader' | 'second' | 'supervisor';
  readonly insteadOfId: string;
};

/** A form for a date, filled with what stands. */
export function changeFor(date: DateOfSeries, kind: ChangeKind, zone: string): TypedChange {
  return {
    kind,
    reach: 'this',
    because: '',
    heldOn: date.heldOn,
    startsAt: wallTimeOf(date.startsAt, zone),
    endsAt: wallTimeOf(date.endsAt, zone),
    roomId: date.roomId ?? '',
    mode: date.mode === 'virtual' ? 'in_person' : 'virtual',
    virtualLink: '',
    staffMemberId: '',
    part: 'leader',
    insteadOfId: date.leaders.find((leader) => leader.part === 'leader')?.id ?? '',
  };
}

/** The request of a form. */
export function askedOf(typed: TypedChange, sessionId: string): ChangeAsked {
  return {
    reach: typed.reach,
    sessionId,
    fromOn: null,
    because: typed.because,
    change: changeOf(typed),
  };
}

function changeOf(typed: TypedChange): SeriesChange {
  const roomId = typed.roomId === '' ? null : typed.roomId;
  switch (typed.kind) {
    case 'cancel':
      return { kind: 'cancel' };
    case 'move':
      return {
        kind: 'move',
        heldOn: typed.heldOn,
        startsAt: typed.startsAt,
        endsAt: typed.endsAt,
        roomId,
      };
    case 'mode':
      return {
        kind: 'mode',
        mode: typed.mode,
        roomId: typed.mode === 'virtual' ? null : roomId,
        virtualLink: typed.virtualLink === '' ? null : typed.virtualLink,
      };
    case 'staff':
      return {
        kind: 'staff',
        staffMemberId: typed.staffMemberId,
        part: typed.part,
        insteadOfId: typed.insteadOfId === '' ? null : typed.insteadOfId,
      };
  }
}

function wallTimeOf(instant: string, zone: string): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: zone,
  }).format(new Date(instant));
  return parts.slice(0, 5);
}
