// The limits of a group as steps, the lowest first: where each is written, whether a person has confirmed it, and who may
// go past it with a reason. What a state has confirmed and the chairs of a room are passed by nobody.
import type { GroupKind } from './group.ts';
import { roomRule, sizeRules, type SizeRule } from './size-limits.ts';

export type PassedBy = 'supervisor' | 'director' | 'nobody';
export type LimitStep = {
  readonly code: string;
  readonly limit: number;
  readonly says: string;
  readonly source: string;
  readonly confirmed: boolean;
  readonly passedBy: PassedBy;
};

type GroupPlace = { readonly kind: string; readonly state: string; readonly roomSeats: number | null };

/** All limits of a group, the lowest first; `rules` as the house has set them. */
export function limitSteps(
  { kind, state, roomSeats }: GroupPlace,
  rules: readonly SizeRule[] = sizeRules,
): LimitStep[] {
  const steps: LimitStep[] = rules
    .filter((rule) => rule.kinds.includes(kind as GroupKind) && (rule.state === null || rule.state === state))
    .map((rule) => ({
      code: rule.code,
      limit: rule.limit,
      says: rule.says,
      source: rule.source,
      confirmed: rule.confirmed,
      passedBy: passedByOf(rule),
    }));
  if (roomSeats !== null) steps.push(roomStep(roomSeats));
  return steps.toSorted((one, other) => one.limit - other.limit);
}

/** Who may go past a rule: what nobody has confirmed a director, what the house itself has set a supervisor. */
function passedByOf(rule: { readonly confirmed: boolean; readonly state: string | null }): PassedBy {
  if (!rule.confirmed) return 'director';
  return rule.state === null ? 'supervisor' : 'nobody';
}

function roomStep(limit: number): LimitStep {
  return {
    code: roomRule,
    limit,
    says: `The room has ${limit} chairs.`,
    source: 'the room itself',
    confirmed: true,
    passedBy: 'nobody',
  };
}

/** The limit at which a supervisor, or a director, stops; null when nothing but good sense is left. */
export function stepThatStops(
  group: GroupPlace,
  as: 'supervisor' | 'director',
  rules: readonly SizeRule[] = sizeRules,
): LimitStep | null {
  const stops = (step: LimitStep) =>
    step.passedBy === 'nobody' || (step.passedBy === 'director' && as === 'supervisor');
  return limitSteps(group, rules).find(stops) ?? null;
}

/** How staff read a limit: the rule, its source, and whether it is confirmed. */
export function stepWords(step: Pick<LimitStep, 'says' | 'source' | 'confirmed'>): string {
  const says = `${step.says} Source: ${step.source}`;
  return step.confirmed || says.includes('not yet confirmed') ? `${says}.` : `${says} (not yet confirmed).`;
}

export type FullAt = {
  readonly limit: number;
  readonly rule: string;
  readonly state: string;
  readonly kind: string;
};

/** What a refusal says of the limit that holds: the rule, its source, whether it is confirmed, and who may pass it. */
export function limitFacts({ limit, rule, state, kind }: FullAt, rules: readonly SizeRule[] = sizeRules) {
  const steps = limitSteps({ kind, state, roomSeats: rule === roomRule ? limit : null }, rules);
  // A date may hold more than the group's own rule by a decision: then the next rule is the one that stops.
  const step =
    steps.find((one) => one.code === rule && one.limit === limit) ?? steps.find((one) => one.limit === limit);
  const own: Pick<LimitStep, 'says' | 'source' | 'confirmed' | 'passedBy'> = step ?? {
    says: `This group takes ${limit} people on that date.`,
    source: 'the group’s own limit',
    confirmed: true,
    passedBy: 'supervisor',
  };
  return {
    limit,
    rule: stepWords(own),
    confirmed: own.confirmed,
    passedBy: own.passedBy,
  };
}
