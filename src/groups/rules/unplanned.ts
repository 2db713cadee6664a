// Somebody came who was not planned. It happened, so it is recorded; this says what to do now, in the order of weight.
import { limitSteps } from './limit-steps.ts';

export type Arrival = {
  /** People on the roster with the one who came, without who is known to be away. */
  readonly people: number;
  readonly limit: number;
  /** People and guests in the room. */
  readonly inRoom: number;
  /** Chairs of the room, null by video. */
  readonly chairs: number | null;
  readonly state: string;
  readonly kind: string;
  /** Whether somebody is expected with whom the person must not share a room. */
  readonly keptApart: boolean;
};

/** What to do about an arrival without a plan; empty when it fits. */
export function whatToDo(arrival: Arrival): string[] {
  const toDo: string[] = [];
  if (arrival.keptApart) toDo.push('Ask the supervisor before anybody sits down.');
  const passed = limitSteps({ ...arrival, roomSeats: null }).filter((step) => arrival.people > step.limit);
  const never = passed.find((step) => step.passedBy === 'nobody');
  if (never)
    toDo.push(
      `${arrival.people} people are here. ${never.says} Source: ${never.source}. Divide the group, or let somebody make up the day in another group; the visit is recorded either way.`,
    );
  else if (arrival.people > arrival.limit)
    toDo.push(
      `${arrival.people} people are here, ${arrival.limit} are planned for. Tell the supervisor: either a reason is written down for today, or somebody makes up the day in another group.`,
    );
  if (arrival.chairs !== null && arrival.inRoom > arrival.chairs)
    toDo.push(
      `The room has ${arrival.chairs} chairs for ${arrival.inRoom} people: find a larger room or a chair.`,
    );
  return toDo;
}
