// What a group says of itself, its mode, room and limit, follows the timetable that is in force.
import type { Series } from '../../rules/series/series-facts.ts';
import { findRoomSeats } from '../options.db.ts';
import { sizeRulesAt } from '../seats/size-rules.ts';
import { limitIn, type AlignContext } from './align-series.ts';
import { updateSeriesPlace } from './changes.db.ts';
import { findTimetablesFrom } from './series.db.ts';

type Asking = Pick<AlignContext, 'tx' | 'today'>;

/** The group's own room and mode are those of the timetable in force now; of a group to come, of its first. */
export async function placeInForce(ctx: Asking, series: Series): Promise<Series> {
  const from = series.startsOn > ctx.today ? series.startsOn : ctx.today;
  const [inForce] = await findTimetablesFrom(ctx.tx, {
    organizationId: series.organizationId,
    groupId: series.groupId,
    from,
  });
  return inForce && inForce.startsOn <= from ? moveSeries(ctx, series, inForce) : series;
}

/** What the group says of itself follows a timetable that is in force now. */
export async function moveSeries(
  ctx: Asking,
  series: Series,
  place: { mode: string; roomId: string | null },
): Promise<Series> {
  if (place.mode === series.mode && place.roomId === series.roomId) return series;
  const seats = await findRoomSeats(ctx.tx, {
    organizationId: series.organizationId,
    roomIds: place.roomId === null ? [] : [place.roomId],
  });
  const asking = { ...ctx, organizationId: series.organizationId };
  const rules = await sizeRulesAt(asking, { state: series.state, clinic_id: series.clinicId }, ctx.today);
  const { limit, rule } = limitIn(series, { ...place, seats, rules });
  const moved = { ...series, ...place, seatLimit: limit, seatLimitRule: rule };
  await updateSeriesPlace(ctx.tx, moved);
  return moved;
}
