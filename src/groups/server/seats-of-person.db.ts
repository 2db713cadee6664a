// The seats of one person as a part of the chart: a column of the chart's one statement, so that it costs no trip
// of its own.
import { sql, type RawBuilder } from 'kysely';
import type { OrganizationId } from '#kernel/ids.ts';

export type SeatOfPerson = {
  id: string;
  groupId: string;
  groupName: string;
  startsOn: string;
  endsOn: string | null;
  joinedBecause: string;
  leftBecause: string | null;
};

/** Seats of a person in groups whose seats the asker may see, the newest first. */
export function seatsOfPerson(key: {
  organizationId: OrganizationId;
  patientId: string;
  most: number;
}): RawBuilder<SeatOfPerson[]> {
  return sql<
    SeatOfPerson[]
  >`(SELECT coalesce(json_agg(json_build_object('id', one.id, 'groupId', one.group_id, 'groupName', one.name,
      'startsOn', one.starts_on, 'endsOn', one.ends_on, 'joinedBecause', one.joined_because, 'leftBecause', one.left_because)), '[]')
    FROM (SELECT s.id, s.group_id, g.name, s.starts_on, s.ends_on, s.joined_because, s.left_because
            FROM seats s JOIN groups g ON g.organization_id = s.organization_id AND g.id = s.group_id
           WHERE s.organization_id = ${key.organizationId} AND s.patient_id = ${key.patientId}
           ORDER BY s.starts_on DESC, s.id LIMIT ${key.most}) AS one)`;
}
