// The newest signed notes of one person as a part of the chart: a column of the chart's one statement, so that it
// costs no trip of its own.
import { sql, type RawBuilder } from 'kysely';
import type { OrganizationId } from '#kernel/ids.ts';

export type NoteOfPerson = {
  id: string;
  sessionId: string;
  heldOn: string;
  groupName: string;
  attendance: string;
  treatmentMinutes: number;
  ownWords: string;
  /** Risks tapped in the session and what was done; empty for none. */
  risks: string;
  signerName: string;
  signerCredential: string | null;
  /** How often something was added beside it. */
  amendments: number;
};

/** The newest signed notes of a person, each with who signed it. */
export function newestNotesOfPerson(key: {
  organizationId: OrganizationId;
  patientId: string;
  most: number;
}): RawBuilder<NoteOfPerson[]> {
  return sql<
    NoteOfPerson[]
  >`(SELECT coalesce(json_agg(json_build_object('id', one.id, 'sessionId', one.session_id, 'heldOn', one.held_on,
      'groupName', one.group_name, 'attendance', one.attendance, 'treatmentMinutes', one.treatment_minutes, 'ownWords', one.own_words, 'risks', one.risks,
      'signerName', one.signer_name, 'signerCredential', one.signer_credential,
      'amendments', (SELECT count(*) FROM amendments a WHERE a.organization_id = ${key.organizationId} AND a.note_id = one.id))), '[]')
    FROM (SELECT n.id, n.session_id, n.held_on, concat_ws(' · ', n.group_name, nullif(n.block_words, '')) AS group_name, n.attendance, n.treatment_minutes, n.own_words, n.risks, s.signer_name, s.signer_credential
            FROM standing_notes n JOIN signatures s ON s.organization_id = n.organization_id AND s.id = n.signature_id
           WHERE n.organization_id = ${key.organizationId} AND n.patient_id = ANY (whole_record(${key.patientId}))
           ORDER BY n.held_on DESC, n.id DESC LIMIT ${key.most}) AS one)`;
}
