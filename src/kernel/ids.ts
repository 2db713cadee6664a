// Ids are text, branded with what they identify, so that a room's id never passes for a patient's.

declare const kind: unique symbol;

export type Id<Kind extends string> = string & { readonly [kind]: Kind };

export type OrganizationId = Id<'organization'>;
export type ClinicId = Id<'clinic'>;
export type StaffMemberId = Id<'staff_member'>;
export type PatientId = Id<'patient'>;
export type RoomId = Id<'room'>;
export type SessionId = Id<'session'>;
export type TabletId = Id<'tablet'>;
