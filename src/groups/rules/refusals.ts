import type { RefusalTable } from '#kernel/outcome.ts';
import { seriesConstraints, seriesRefusals } from './series/refusals.ts';

export const groupsRefusals = {
  ...seriesRefusals,
  'group-not-found': { status: 404, title: 'Not found', sentence: 'It is not there, or not yours to open.' },
  'group-full': {
    status: 409,
    title: 'The group is full',
    sentence:
      'All {limit} seats are taken on {day}. {rule} Choose another group or other days, or put the person on the waiting list.',
  },
  'room-full': {
    status: 409,
    title: 'No chair is left in the room',
    sentence: 'All {limit} chairs are taken on {day}. {rule} Choose another date, a larger room, or video.',
  },
  'room-full-together': {
    status: 409,
    title: 'No chair is left in the shared room',
    sentence:
      'Another group is in the same room for part of that day. With its people, {limit} chairs are left for this group on {day}, and all are taken. Choose another date, a larger room, or video.',
  },
  'not-this-group': {
    status: 409,
    title: 'Not this group',
    sentence: 'Ask the supervisor before you plan anything here for this person.',
  },
  'in-another-group': {
    status: 409,
    title: 'Not free',
    sentence:
      'The person is not free at one of those times. Choose other weekdays or another group, or write down first where they will not come.',
  },
  'in-group-named': {
    status: 409,
    title: 'Not free',
    sentence:
      'The person is in {group} at that time on {day}. Choose other weekdays or another group, or write down first where they will not come.',
  },
  'pets-welcome-here': {
    status: 409,
    title: 'Pets are welcome in this group',
    sentence:
      'This person has an allergy to pets or is afraid of them. Choose another group, or say that they know and come all the same. Service animals are welcome in every group.',
  },
  'pets-trouble-people': {
    status: 409,
    title: 'People here have an allergy or a fear',
    sentence:
      'In this group are: {people}. Tell them first, or find them another group; then say so and save again. Service animals are welcome in every group.',
  },
  'pets-untold': {
    status: 409,
    title: 'Somebody here was not told of pets',
    sentence:
      'Somebody in this group has an allergy to pets or is afraid of them, and was not told. Open the page anew, tell them or find them another group, and save again.',
  },
  'order-needs-reason': {
    status: 422,
    title: 'Somebody waits for this chair',
    sentence:
      'People who wait for this group and whom this chair fits would be passed over: {passed}. Offer it to the first of them, or say in a few words why this person goes before.',
  },
  'guest-ages-apart': {
    status: 422,
    title: 'Nobody below eighteen sits in here',
    sentence: 'The young may come to evenings for families. In this group all guests are adults.',
  },
  'pause-not-found': { status: 404, title: 'Not found', sentence: 'It is not there, or not yours to open.' },
  'pause-twice': {
    status: 409,
    title: 'Away already in that time',
    sentence:
      'It is written down already that the person does not come then. End that first, or choose other days.',
  },
  'pause-too-long': {
    status: 422,
    title: 'Longer than a year',
    sentence: 'End the seat instead; a new one is given when they come back.',
  },
  'back-within-pause': {
    status: 422,
    title: 'Not a day of that time',
    sentence: 'Choose a day from {from} to {until}.',
  },
  'separation-needs-chair': {
    status: 409,
    title: 'No chair is left for the second person',
    sentence:
      'A group in which both had a seat has been filled since. Let a supervisor let one more person in there, or end a seat, and undo the merge then.',
  },
  'person-ages-apart': {
    status: 422,
    title: 'Not this group',
    sentence: 'Adolescents and adults are never in one group. Choose a group of the person’s age.',
  },
  'group-ended': {
    status: 422,
    title: 'The group has ended by then',
    sentence: 'Choose an earlier first day or another group.',
  },
  'weekday-not-met': {
    status: 422,
    title: 'The group does not meet on that weekday',
    sentence: 'Choose among the weekdays of the group.',
  },
  'video-not-offered': {
    status: 422,
    title: 'No video on that weekday',
    sentence: 'Only a group that meets in the room and by video offers it, on weekdays of the seat.',
  },
  'phase-needs-days': {
    status: 422,
    title: 'More days a week than chosen',
    sentence: 'Choose at least as many weekdays as the phase has days a week.',
  },
  'past-needs-words': {
    status: 422,
    title: 'That day is past',
    sentence: 'Say in a few words why it is written down only now.',
  },
  'change-in-past': {
    status: 422,
    title: 'That day is past',
    sentence: 'Choose today or a later day. What was wrong before is corrected, with a reason.',
  },
  'date-not-found': { status: 404, title: 'Not found', sentence: 'It is not there, or not yours to open.' },
  'date-cancelled': {
    status: 409,
    title: 'The session is cancelled',
    sentence: 'Choose another date of the group.',
  },
  'date-is-past': {
    status: 422,
    title: 'That date is past',
    sentence: 'Whoever came without a plan is recorded as such on the date’s page.',
  },
  'date-not-begun': {
    status: 422,
    title: 'Not that day yet',
    sentence: 'Plan a visit instead: nobody can have come to a date that lies ahead.',
  },
  'already-expected': {
    status: 409,
    title: 'Expected already',
    sentence: 'The person is on the list of this date. Mark them present there.',
  },
  'visit-beside-seat': {
    status: 409,
    title: 'Expected already',
    sentence: 'The person has a seat here on that day.',
  },
  'not-expected': {
    status: 422,
    title: 'Not expected on that date',
    sentence:
      'The person has no seat or visit here then, or it is written down already that they will not come.',
  },
  'change-not-found': { status: 404, title: 'Not found', sentence: 'It is not there, or not yours to open.' },
  'not-the-last-change': {
    status: 409,
    title: 'Something came after it',
    sentence: 'Only the last change can be undone. Change it back by hand, with a reason.',
  },
  'pair-not-found': { status: 404, title: 'Not found', sentence: 'It is not there, or not yours to open.' },
  'pair-ended': { status: 409, title: 'It has ended', sentence: 'Decide it anew if it is needed again.' },
  'pair-twice': {
    status: 409,
    title: 'These two are kept apart already',
    sentence: 'End the decision that stands before you write another for the same days.',
  },
  'two-people-needed': {
    status: 422,
    title: 'Twice the same person',
    sentence: 'Choose two different people.',
  },
  'entry-not-found': { status: 404, title: 'Not found', sentence: 'It is not there, or not yours to open.' },
  'waits-already': {
    status: 409,
    title: 'On the list already',
    sentence: 'The person waits for this group already. Move them if they should come earlier.',
  },
  'waits-no-more': {
    status: 409,
    title: 'Not possible any more',
    sentence: 'Something happened to this entry meanwhile. Look at the list again.',
  },
  'offer-in-past': {
    status: 422,
    title: 'That day is past',
    sentence: 'Let the offer stand until today or later.',
  },
  'limit-never-passed': {
    status: 409,
    title: 'This limit is not passed',
    sentence: 'At most {limit} people. {rule} Divide the group, or put people on the waiting list.',
  },
  'no-such-exemption': {
    status: 422,
    title: 'This state has no such exemption',
    sentence: 'Choose how many people may come instead, with the reason.',
  },
  'not-above-limit': {
    status: 422,
    title: 'No more than now',
    sentence: 'The group takes {limit} people already. Enter a higher number.',
  },
  'limit-decision-in-use': {
    status: 409,
    title: 'People are planned under it',
    sentence: 'Move somebody first, so that every date is within its limit again.',
  },
  'decision-not-found': {
    status: 404,
    title: 'Not found',
    sentence: 'It is not there, or not yours to open.',
  },
  'seat-twice': {
    status: 409,
    title: 'Already in this group',
    sentence: 'The person has a seat here at that time. End it first, or choose another start.',
  },
  'seat-not-found': { status: 404, title: 'Not found', sentence: 'It is not there, or not yours to open.' },
  'seat-ended': { status: 409, title: 'This seat has ended', sentence: 'Give a new seat instead.' },
  'person-has-died': {
    status: 422,
    title: 'This person has died',
    sentence: 'Nobody who has died is given a seat. If the record is wrong, correct the date of death first.',
  },
  'clinic-not-found': { status: 404, title: 'Not found', sentence: 'It is not there, or not yours to open.' },
  'room-not-found': {
    status: 422,
    title: 'No such room',
    sentence: 'Choose a room of this clinic, or make the group virtual.',
  },
  'facilitator-not-found': {
    status: 422,
    title: 'No such facilitator',
    sentence: 'Choose somebody who leads groups at this clinic on the first day.',
  },
  'weekday-twice': {
    status: 422,
    title: 'A weekday stands twice',
    sentence: 'Give each weekday one start and one end.',
  },
  'ends-before-start': {
    status: 422,
    title: 'The end is before the start',
    sentence: 'Enter an end later than the start.',
  },
  'block-outside-day': {
    status: 422,
    title: 'Treatment outside the day',
    sentence: 'Every block must lie between the start and the end of each day.',
  },
  'blocks-overlap': {
    status: 422,
    title: 'Blocks overlap',
    sentence: 'Let one block end before the next begins.',
  },
  'seat-ends-before-start': {
    status: 422,
    title: 'The last day is before the first',
    sentence: 'Enter a last day on or after the first day of the seat.',
  },
} as const satisfies RefusalTable;

/** Which refusal a broken promise of the database means. */
export const groupsConstraints = {
  ...seriesConstraints,
  seats_within_limit: 'group-full',
  seats_once_at_a_time: 'seat-twice',
  seats_keep_apart: 'not-this-group',
  seats_one_place_at_a_time: 'in-another-group',
  seats_ages_apart: 'person-ages-apart',
  seats_pets_are_known: 'pets-welcome-here',
  guests_of_age: 'guest-ages-apart',
  pauses_one_at_a_time: 'pause-twice',
  pauses_a_year_at_most: 'pause-too-long',
  pauses_back_within: 'moved-on',
  patient_merges_chair_is_left: 'separation-needs-chair',
  visits_once: 'already-expected',
  visits_beside_no_seat: 'visit-beside-seat',
  known_absences_once: 'moved-on',
  keep_aparts_once: 'pair-twice',
  waiting_steps_one_after_another: 'moved-on',
  roster_changes_undone_once: 'not-the-last-change',
  limit_decisions_in_use: 'limit-decision-in-use',
  seats_for_the_living: 'person-has-died',
  seats_end_after_start: 'seat-ends-before-start',
} as const;
