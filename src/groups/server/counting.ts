// How minutes and weeks count at a clinic on a day, by the policies the house has set.
import type { OrganizationId } from '#kernel/ids.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { policiesOf } from '../../organization/server/door.ts';
import { countingOn, type CountingNow } from '../rules/counting-policy.ts';

type Place = {
  readonly organizationId: OrganizationId;
  readonly state: string;
  readonly clinicId: string;
  readonly on: LocalDate;
};

export async function countingAt(tx: ActionContext['tx'], at: Place): Promise<CountingNow> {
  return countingOn(await policiesOf(tx, at.organizationId), at);
}
