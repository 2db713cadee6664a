// What the groups of the demonstration work through: two curricula of the library, each group somewhere in its round,
// the topics of past sessions kept, and some people on the secular path.
import type { ClientBase } from 'pg';
import { library } from '../../curricula/rules/library.ts';
import { turnsOf } from '../../curricula/rules/topic-order.ts';
import { instantText } from './almanac.ts';
import { writeRows, type SeedRow } from './rows.ts';
import { historyDays, type GroupPlan, type Laying, type PersonPlan, type SessionPlan } from './world.ts';

type CurriculumPlan = {
  readonly id: string;
  readonly versionId: string;
  readonly entry: (typeof library)[number];
};
type GroupCurriculum = {
  readonly id: string;
  readonly group: GroupPlan;
  readonly curriculum: CurriculumPlan;
  readonly firstPosition: number;
};

const entries = ['evenkeel-topics', 'matrix-relapse-prevention'];
const shareOfSecular = 0.2;

/** Plans and writes curricula, who follows them, and the topics of past sessions. */
export async function layCurricula(
  client: ClientBase,
  laying: Laying,
  world: { groups: readonly GroupPlan[]; sessions: readonly SessionPlan[]; people: readonly PersonPlan[] },
): Promise<void> {
  const curricula = library
    .filter((entry) => entries.includes(entry.code))
    .map((entry) => ({ id: laying.newId(), versionId: laying.newId(), entry }));
  const followed = world.groups.flatMap((group, place) => followedBy(laying, { group, place, curricula }));
  await writeRows(client, 'curricula', curriculumRows(laying, curricula));
  await writeRows(client, 'curriculum_versions', versionRows(laying, curricula));
  await writeRows(client, 'topics', topicRows(laying, curricula));
  await writeRows(client, 'group_curricula', groupCurriculumRows(laying, followed));
  await writeRows(client, 'kept_topics', keptRows(laying, followed, world.sessions));
  await writeRows(client, 'path_choices', pathRows(laying, world.people));
}

const start = -historyDays;

function followedBy(
  laying: Laying,
  at: { group: GroupPlan; place: number; curricula: readonly CurriculumPlan[] },
): GroupCurriculum[] {
  const curriculum = at.curricula[at.place % 3 === 2 ? 1 : 0];
  if (curriculum === undefined) return [];
  const firstPosition = laying.random.whole(1, curriculum.entry.topics.length);
  return [{ id: laying.newId(), group: at.group, curriculum, firstPosition }];
}

function writtenAt(laying: Laying): string {
  return instantText(laying.almanac.at(start, 9 * 60));
}

function curriculumRows(laying: Laying, curricula: readonly CurriculumPlan[]): SeedRow<'curricula'>[] {
  return curricula.map(({ id, entry }) => ({
    organization_id: laying.organizationId,
    id,
    name: entry.name,
    origin: entry.code,
    added_at: writtenAt(laying),
  }));
}

function versionRows(laying: Laying, curricula: readonly CurriculumPlan[]): SeedRow<'curriculum_versions'>[] {
  return curricula.map(({ id, versionId, entry }) => ({
    organization_id: laying.organizationId,
    id: versionId,
    curriculum_id: id,
    number: 1,
    starts_on: laying.almanac.day(start),
    when_cancelled: entry.whenCancelled,
    topic_count: entry.topics.length,
    source: entry.source,
    written_at: writtenAt(laying),
  }));
}

function topicRows(laying: Laying, curricula: readonly CurriculumPlan[]): SeedRow<'topics'>[] {
  return curricula.flatMap(({ versionId, entry }) =>
    entry.topics.map((topic, index) => ({
      organization_id: laying.organizationId,
      version_id: versionId,
      position: index + 1,
      code: topic.code,
      title: topic.title,
      title_status: topic.titleStatus ?? 'own',
      purpose: topic.purpose,
      steps: [...topic.steps],
      handout: topic.handout,
      path: topic.secular === undefined ? 'any' : 'twelve_step',
      secular_title: topic.secular?.title ?? null,
      secular_steps: topic.secular === undefined ? null : [...topic.secular.steps],
      secular_handout: topic.secular?.handout ?? null,
      health_topics: [...(topic.healthTopics ?? [])],
    })),
  );
}

function groupCurriculumRows(
  laying: Laying,
  followed: readonly GroupCurriculum[],
): SeedRow<'group_curricula'>[] {
  return followed.map(({ id, group, curriculum, firstPosition }) => ({
    organization_id: laying.organizationId,
    id,
    clinic_id: group.clinic.id,
    group_id: group.id,
    block: 1,
    curriculum_id: curriculum.id,
    starts_on: laying.almanac.day(start),
    first_position: firstPosition,
    withdrawn: false,
    set_at: writtenAt(laying),
  }));
}

function keptRows(
  laying: Laying,
  followed: readonly GroupCurriculum[],
  sessions: readonly SessionPlan[],
): SeedRow<'kept_topics'>[] {
  const byGroup = Map.groupBy(sessions, (session) => session.group.id);
  return followed.flatMap(({ id, group, curriculum, firstPosition }) => {
    const past = (byGroup.get(group.id) ?? []).filter((session) => session.day <= 0);
    const turns = turnsOf(
      past.map((session) => ({
        id: session.id,
        heldOn: laying.almanac.day(session.day),
        isCancelled: session.cancelled,
        kept: null,
      })),
      { id, startsOn: laying.almanac.day(start), endsOn: null, firstPosition },
      [
        {
          number: 1,
          startsOn: laying.almanac.day(start),
          topicCount: curriculum.entry.topics.length,
          whenCancelled: curriculum.entry.whenCancelled,
        },
      ],
    );
    const cancelled = new Set(past.filter((session) => session.cancelled).map((session) => session.id));
    return turns
      .filter((turn) => !cancelled.has(turn.sessionId))
      .map((turn) => ({
        organization_id: laying.organizationId,
        session_id: turn.sessionId,
        block: 1,
        clinic_id: group.clinic.id,
        plan_id: id,
        turn: turn.turn,
        version_id: curriculum.versionId,
        position: turn.position,
      }));
  });
}

function pathRows(laying: Laying, people: readonly PersonPlan[]): SeedRow<'path_choices'>[] {
  return people
    .filter(() => laying.random.chance(shareOfSecular))
    .map((person) => ({
      organization_id: laying.organizationId,
      id: laying.newId(),
      patient_id: person.id,
      sequence: 1,
      path: 'secular',
      recorded_by: person.registeredBy.id,
      recorded_at: instantText(
        Math.min(laying.almanac.at(person.registered, 11 * 60), laying.almanac.nowMilliseconds),
      ),
    }));
}
