// What the dates of a series follow.
import type { OrganizationId } from '#kernel/ids.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import type { GroupKind } from '../group.ts';

/** A group with what its dates follow. */
export type Series = {
  readonly organizationId: OrganizationId;
  readonly groupId: string;
  readonly name: string;
  readonly clinicId: string;
  readonly state: string;
  readonly timeZone: string;
  readonly kind: GroupKind;
  readonly mode: string;
  readonly roomId: string | null;
  readonly startsOn: LocalDate;
  readonly endsOn: LocalDate | null;
  readonly seatLimit: number;
  readonly seatLimitRule: string;
  readonly youngest: number;
  readonly petsWelcome: boolean;
  readonly version: number;
};
