// A person's goals as a part of the chart: a column of the chart's one statement, so that it costs no trip of its own.
import { sql, type RawBuilder } from 'kysely';
import type { OrganizationId } from '#kernel/ids.ts';
import type { GoalEnding } from '../rules/goal.ts';

export type GoalOfPerson = {
  id: string;
  words: string;
  startsOn: string;
  endsOn: string | null;
  endedBecause: GoalEnding | null;
};

/** The goals of a person, those that stand first. */
export function goalsOfPerson(key: {
  organizationId: OrganizationId;
  patientId: string;
  most: number;
}): RawBuilder<GoalOfPerson[]> {
  return sql<
    GoalOfPerson[]
  >`(SELECT coalesce(json_agg(json_build_object('id', g.id, 'words', g.words, 'startsOn', g.starts_on, 'endsOn', g.ends_on,
      'endedBecause', g.ended_because)), '[]')
    FROM (SELECT o.id, o.words, o.starts_on, o.ends_on, o.ended_because FROM goals o
           WHERE o.organization_id = ${key.organizationId} AND o.patient_id = ANY (whole_record(${key.patientId}))
           ORDER BY o.ends_on DESC NULLS FIRST, o.starts_on DESC, o.id DESC LIMIT ${key.most}) AS g)`;
}
