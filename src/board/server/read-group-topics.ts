// The topics of a group: what lies ahead, who has had which, what each person still misses, and health topics due.
import type { PatientId } from '#kernel/ids.ts';
import { addDays } from '#kernel/local-date.ts';
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { topicTitle } from '../../curricula/rules/topic-words.ts';
import { clinicsOf } from '../../groups/server/door.ts';
import type { GroupTopics } from '../rules/group-topics-answers.ts';
import { topicCoverage, type Coverage } from '../rules/topic-coverage.ts';
import {
  findAhead,
  findBlocksOfGroup,
  findCurriculum,
  findExpectedPeople,
  findGroup,
  findHeld,
  findTopicsInBrief,
  type AheadRow,
  type CurriculumRow,
  type ExpectedRow,
  type GroupRow,
  type TopicInBrief,
} from './group-topics.db.ts';

const sessionsAhead = 80;
/** What was had longer ago belongs to an earlier stay. */
const daysBack = 400;

export async function readGroupTopics(
  ctx: ActionContext,
  input: { groupId: string; block: number },
): Promise<Outcome<GroupTopics>> {
  const { organizationId, today } = ctx;
  const key = { organizationId, groupId: input.groupId };
  const group = await findGroup(ctx.tx, key);
  const clinics = clinicsOf(ctx.scope);
  if (!group || (clinics !== null && !clinics.includes(group.clinic_id)))
    return refuse('topic-group-not-found');
  const { block } = input;
  const [curriculum, ahead, blocks] = await Promise.all([
    findCurriculum(ctx.tx, { ...key, on: today, block }),
    findAhead(ctx.tx, { ...key, from: today, most: sessionsAhead, block }),
    findBlocksOfGroup(ctx.tx, { ...key, on: today }),
  ]);
  const planned = ahead.filter((session) => session.status === 'planned');
  const [topics, expected] = await Promise.all([
    curriculum === undefined
      ? Promise.resolve([])
      : findTopicsInBrief(ctx.tx, { organizationId, versionId: curriculum.version_id }),
    findExpectedPeople(ctx.tx, { organizationId, sessionIds: planned.map((session) => session.id) }),
  ]);
  const open = expected.filter((person) => person.given_name !== null);
  ctx.about(
    open.map((person) => person.patient_id as PatientId),
    { groupId: group.id },
  );
  const coverage = await coverageOf(ctx, { group, curriculum, topics, planned, open });
  return ok({
    today,
    group: {
      id: group.id,
      name: group.name,
      clinicName: group.clinic_name,
      state: group.state,
      timeZone: group.time_zone,
    },
    blocks: blocks.map(({ position, kind }) => ({ position, kind })),
    block,
    curriculum:
      curriculum === undefined
        ? null
        : {
            id: curriculum.id,
            name: curriculum.name,
            startsOn: curriculum.starts_on,
            whenCancelled: curriculum.when_cancelled,
          },
    topics: topics.map((topic) => ({
      code: topic.code,
      position: topic.position,
      title: topicTitle(topic),
      titleStatus: topic.title_status,
    })),
    ahead: ahead.flatMap(aheadAnswer),
    people: open.map((person, place) => personAnswer(person, coverage[place])),
    hiddenPeople: expected.length - open.length,
  });
}

type Gathered = {
  readonly group: GroupRow;
  readonly curriculum: CurriculumRow | undefined;
  readonly topics: readonly TopicInBrief[];
  readonly planned: readonly AheadRow[];
  readonly open: readonly ExpectedRow[];
};

async function coverageOf(ctx: ActionContext, found: Gathered): Promise<readonly Coverage[]> {
  const { group, curriculum, topics, planned, open } = found;
  const people = open.map((person) => person.patient_id);
  const held = await findHeld(ctx.tx, {
    organizationId: ctx.organizationId,
    patientIds: people,
    from: addDays(ctx.today, -daysBack),
  });
  const there = (sessionId: string) =>
    new Set(open.filter((one) => one.session_ids.includes(sessionId)).map((one) => one.patient_id));
  return topicCoverage({
    state: group.state,
    codes: topics.map((topic) => topic.code),
    people,
    held: held.map((one) => ({
      patientId: one.patient_id,
      heldOn: one.held_on,
      code: one.curriculum_id === curriculum?.id ? one.code : null,
      healthTopics: one.health_topics,
    })),
    ahead: planned.flatMap((session) =>
      session.code === null
        ? []
        : [{ heldOn: session.held_on, code: session.code, patientIds: there(session.id) }],
    ),
  });
}

function aheadAnswer(session: AheadRow): GroupTopics['ahead'] {
  if (session.position === null) return [];
  return [
    {
      sessionId: session.id,
      heldOn: session.held_on,
      startsAt: session.starts_at,
      status: session.status,
      title: topicTitle({ title: session.title, position: session.position }),
      isChanged: session.is_changed ?? false,
    },
  ];
}

function personAnswer(person: ExpectedRow, coverage: Coverage | undefined): GroupTopics['people'][number] {
  const { had, missing, due } = coverage ?? nothingHad;
  return {
    patientId: person.patient_id,
    givenName: person.given_name ?? '',
    familyName: person.family_name ?? '',
    preferredName: person.preferred_name,
    path: person.path ?? 'either',
    pathSequence: person.path_sequence ?? 0,
    had: [...had].map(([code, on]) => ({ code, on })),
    missing: [...missing].map(([code, nextOn]) => ({ code, nextOn })),
    due: due.map((rule) => rule.short),
  };
}

const nothingHad: Pick<Coverage, 'had' | 'missing' | 'due'> = { had: new Map(), missing: new Map(), due: [] };
