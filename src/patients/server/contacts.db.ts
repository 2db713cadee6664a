// Queries of contacts: added and ended, never changed.
import { sql, type RawBuilder } from 'kysely';
import type { OrganizationId, StaffMemberId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/local-date.ts';
import { newId } from '#platform/database/new-id.ts';
import type { ContactInput } from '../rules/contact.ts';
import type { Contact } from '../rules/patient-answers.ts';
import type { PatientsTx } from './patients-tables.db.ts';

type PersonKey = { readonly organizationId: OrganizationId; readonly patientId: string };
/** A person by their id, or by the column of a statement that holds it. */
type PersonIn = { readonly organizationId: OrganizationId; readonly patientId: string | RawBuilder<string> };

/** Contacts of a person, of all their records, those that stand first: a column of a statement. */
export function contactsOfPerson(key: PersonIn): RawBuilder<Contact[]> {
  return sql<
    Contact[]
  >`(SELECT coalesce(json_agg(json_build_object('id', c.id, 'person', c.person, 'relation', c.relation, 'kind', c.kind, 'value', c.value,
      'mayCall', c.may_call, 'mayLeaveMessage', c.may_leave_message, 'mayText', c.may_text, 'mayMail', c.may_mail, 'maySay', c.may_say,
      'sayWords', c.say_words, 'bestTimes', c.best_times, 'forEmergency', c.for_emergency, 'writtenAt', c.written_at, 'endedAt', c.ended_at, 'replacesId', c.replaces_id)
      ORDER BY c.ended_at IS NOT NULL, c.person IS NOT NULL, c.written_at, c.id), '[]')
    FROM contacts c WHERE c.organization_id = ${key.organizationId} AND c.patient_id = ANY (whole_record(${key.patientId})))`;
}

export type NewContact = PersonKey & {
  readonly contact: ContactInput;
  readonly replacesId: string | null;
  readonly by: StaffMemberId;
  readonly now: Instant;
};

/** Writes a contact and answers its id. */
export async function insertContact(tx: PatientsTx, one: NewContact): Promise<string> {
  const id = newId();
  const { contact } = one;
  await tx
    .insertInto('contacts')
    .values({
      organization_id: one.organizationId,
      id,
      patient_id: one.patientId,
      person: contact.person,
      relation: contact.relation,
      kind: contact.kind,
      value: contact.value,
      may_call: contact.mayCall,
      may_leave_message: contact.mayLeaveMessage,
      may_text: contact.mayText,
      may_mail: contact.mayMail,
      may_say: contact.maySay,
      say_words: contact.sayWords,
      best_times: contact.bestTimes,
      for_emergency: contact.forEmergency,
      replaces_id: one.replacesId,
      written_by: one.by,
      written_at: one.now,
    })
    .execute();
  return id;
}

/** Ends a contact that stands; false when there is none, or somebody ended it before. */
export async function endContact(
  tx: PatientsTx,
  key: PersonKey & { contactId: string; by: StaffMemberId; now: Instant },
): Promise<'ended' | 'was-ended' | 'none'> {
  const found = await tx
    .selectFrom('contacts')
    .where('organization_id', '=', key.organizationId)
    .where('patient_id', '=', key.patientId)
    .where('id', '=', key.contactId)
    .select('ended_at')
    .forUpdate()
    .executeTakeFirst();
  if (!found) return 'none';
  if (found.ended_at !== null) return 'was-ended';
  await tx
    .updateTable('contacts')
    .set({ ended_by: key.by, ended_at: key.now })
    .where('organization_id', '=', key.organizationId)
    .where('id', '=', key.contactId)
    .execute();
  return 'ended';
}
