// What the typed group comes to: its hours a week, and its seats with the rule that limits them.
import { Text } from '@mantine/core';
import type { GroupOptions } from '../rules/group-answers.ts';
import { limitingChairs, seatLimitOf, sizeRuleWords } from '../rules/size-limits.ts';
import { checkTimetable, weekOf, weeklyMinutes } from '../rules/timetable.ts';
import { faultText } from './fault-words.ts';
import { hoursWords, timetableWords } from './group-words.ts';
import { weekOfForm, type NewGroup } from './new-group.ts';
import classes from './groups.module.css';

export function Outlook({ group, options }: { readonly group: NewGroup; readonly options: GroupOptions }) {
  return (
    <div className={classes['result']} role="status" aria-live="polite">
      <Text>{hoursSentence(group)}</Text>
      <Text c="dimmed">{seatsSentence(group, options)}</Text>
    </div>
  );
}

function hoursSentence(group: NewGroup): string {
  if (group.days.length === 0) return 'Choose at least one weekday.';
  if (group.days.some((day) => day.startsAt === '' || day.endsAt === ''))
    return 'Enter both times of each day.';
  const { days, blocks, alternateFrom = null } = weekOfForm(group);
  const fits = checkTimetable(days, blocks);
  return fits.ok
    ? `${timetableWords({ days, alternateFrom })}: ${hoursWords({ ...weeklyMinutes(weekOf(days, { blocks, kind: group.kind })), alternateFrom })}.`
    : faultText(fits, group.preset);
}

function seatsSentence(group: NewGroup, options: GroupOptions): string {
  const clinic = options.clinics.find((each) => each.id === group.clinicId);
  const room = options.rooms.find((each) => each.id === group.roomId);
  if (clinic === undefined || (room === undefined && group.mode !== 'virtual'))
    return 'How many seats it has follows from clinic, room and kind.';
  const roomSeats = group.mode === 'virtual' ? null : limitingChairs(group.mode, room?.seats ?? null);
  const { limit, rule } = seatLimitOf(
    { kind: group.kind, state: clinic.state, roomSeats },
    options.sizeRules,
  );
  return `${limit} seats. ${sizeRuleWords(rule, options.sizeRules)}`;
}
