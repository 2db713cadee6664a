// What a laid world is made of before it becomes rows. Days are counted from today (see almanac.ts).
import type { Role } from '#platform/access/roles.ts';
import type { Almanac } from './almanac.ts';
import type { PlaceOfClinic } from './places.ts';
import type { Random } from './random.ts';

export type ClinicPlan = PlaceOfClinic & {
  id: string;
  position: number;
  rooms: { id: string; name: string; seats: number; petsWelcome: boolean; accessible: boolean }[];
  /** Whether it has programs for adolescents. */
  adolescents: boolean;
};

export type StaffPlan = {
  id: string;
  given: string;
  family: string;
  role: Role;
  /** The clinic, or null for all of them. */
  clinic: ClinicPlan | null;
  credential: string | null;
  states: readonly ('IL' | 'TX')[];
  worksFrom: number;
  persona: boolean;
};

export type Meeting = { weekday: number; from: number; to: number };
export type Block = {
  kind: 'counseling' | 'education' | 'skills' | 'family' | 'activity';
  from: number;
  to: number;
};

export type GroupPlan = {
  id: string;
  timetableId: string;
  clinic: ClinicPlan;
  name: string;
  program: 'substance_use' | 'mental_health' | 'co_occurring';
  /** Adults and adolescents never share a group. */
  ages: 'adult' | 'adolescent';
  kind: 'counseling' | 'skills';
  mode: 'in_person' | 'virtual' | 'hybrid';
  roomId: string | null;
  seatLimit: number;
  meetings: Meeting[];
  blocks: Block[];
  leader: StaffPlan;
  /** Seats taken today. */
  taken: number;
};

export type PersonPlan = {
  id: string;
  number: string;
  given: string;
  family: string;
  preferred: string | null;
  sex: 'female' | 'male';
  birthOn: string;
  phone: string;
  registered: number;
  registeredBy: StaffPlan;
  clinic: ClinicPlan;
  safetyFlag: string | null;
  died: number | null;
  /** How often this person stays away, 0 to 1. */
  absence: number;
};

export type SeatPlan = {
  id: string;
  group: GroupPlan;
  person: PersonPlan;
  from: number;
  to: number | null;
  joined: string;
  left: string | null;
  /** Why, as the program counts it. */
  joinedReason: string;
  leftReason: string | null;
  /** The weekdays they come on; null for all of the group. */
  weekdays: readonly number[] | null;
  /** Of these, the weekdays on which they join by video. */
  virtualWeekdays: readonly number[];
  /** Days a week of their phase, where it is written down. */
  phase: number | null;
  /** Every other week, counted from the week of this day: shift workers. */
  alternateFrom: number | null;
};

export type SessionPlan = {
  id: string;
  group: GroupPlan;
  day: number;
  startsAt: number;
  endsAt: number;
  cancelled: boolean;
  cancelledBecause: string | null;
};

/** What every step of the laying needs. */
export type Laying = { organizationId: string; random: Random; almanac: Almanac; newId(): string };

/** How far back and ahead sessions are laid. */
export const historyDays = 84;
export const aheadDays = 42;
