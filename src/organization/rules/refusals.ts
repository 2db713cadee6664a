import type { RefusalTable } from '#kernel/outcome.ts';

export const organizationRefusals = {
  'policy-place-twice': {
    status: 422,
    title: 'One place at a time',
    sentence: 'Set the rule for a state, for one clinic or for one payer, not for two of them at once.',
  },
  'policy-not-set-there': {
    status: 422,
    title: 'This rule is not set there',
    sentence: 'Choose another place for it; some rules belong to a state, and some to nobody.',
  },
  'policy-other-state': {
    status: 422,
    title: 'This is a rule of another state',
    sentence: 'Choose the state it belongs to, or a clinic there.',
  },
  'policy-value-out-of-range': {
    status: 422,
    title: 'The value is out of range',
    sentence: 'Enter a whole number from {least} to {most}. Source: {source}.',
  },
  'policy-value-unknown': {
    status: 422,
    title: 'This value is not known',
    sentence: 'Choose one of the values in the list.',
  },
  'policy-in-the-past': {
    status: 422,
    title: 'The past stays as it was',
    sentence: 'Choose today or a later day. What was counted before was counted by the rule of its day.',
  },
  'policy-out-of-reach': {
    status: 422,
    title: 'This counts for clinics that are not yours',
    sentence: 'Set it for one of your clinics, or ask somebody who runs all of them.',
  },
  'policy-changed-meanwhile': {
    status: 409,
    title: 'Somebody else just set this rule',
    sentence: 'Look at the value now, and set it again if it is not what you want.',
  },
  'clinic-name-taken': {
    status: 409,
    title: 'A clinic has this name already',
    sentence: 'Give it a name that staff will not mix up with the other.',
  },
  'clinic-changed-meanwhile': {
    status: 409,
    title: 'Somebody else just changed this clinic',
    sentence: 'What you typed is still here, beside what stands now. Take or keep each, then save again.',
  },
  'room-changed-meanwhile': {
    status: 409,
    title: 'Somebody else just changed this room',
    sentence: 'What you typed is still here, beside what stands now. Take or keep each, then save again.',
  },
  'hours-changed-meanwhile': {
    status: 409,
    title: 'Somebody else just changed these hours',
    sentence: 'What you typed is still here, beside what stands now. Take or keep each, then save again.',
  },
  'clinic-does-not-offer': {
    status: 422,
    title: 'This clinic does not offer this program',
    sentence:
      'Choose one of its programs, or let the clinic offer this one first: on its page, under Change.',
  },
  'clinic-without-adolescents': {
    status: 422,
    title: 'This clinic treats adults',
    sentence: 'Switch programs for adolescents on at this clinic first, or set the group up for adults.',
  },
  'program-in-use': {
    status: 422,
    title: 'A group of this program runs here',
    sentence: 'End its groups of that program first; until then the clinic offers it.',
  },
  'adolescents-in-use': {
    status: 422,
    title: 'A group for adolescents runs here',
    sentence: 'End the groups for adolescents first; until then the switch stays on.',
  },
  'rule-confirmed-already': {
    status: 409,
    title: 'This rule is confirmed already',
    sentence: 'Look at who confirmed it and where it was read; take that back first if it is wrong.',
  },
  'rule-not-confirmed': {
    status: 409,
    title: 'This rule is not confirmed any more',
    sentence: 'Somebody took the confirmation back. Look at the history.',
  },
  'clinic-place-kept': {
    status: 422,
    title: 'State and time zone stay',
    sentence:
      'Groups of this clinic meet by its clock and the rules of its state. Add another clinic instead.',
  },
  'room-name-taken': {
    status: 409,
    title: 'A room of this clinic has this name already',
    sentence: 'Give it the name on its own door. A retired room keeps its name; bring it back instead.',
  },
  'room-in-use': {
    status: 422,
    title: 'Something is planned in this room',
    sentence: 'Move or end the groups and appointments that use it first, then retire it.',
  },
  'room-too-small': {
    status: 422,
    title: 'A group counts on these seats',
    sentence: 'A group that meets here has more seats. Lower its limit or move it to another room first.',
  },
  'room-retired': {
    status: 422,
    title: 'This room is retired',
    sentence: 'Choose another room, or bring it back on the page of its clinic.',
  },
  'weekday-said-twice': {
    status: 422,
    title: 'A weekday stands twice',
    sentence: 'Give each weekday one line.',
  },
  'closes-before-opening': {
    status: 422,
    title: 'The clinic closes before it opens',
    sentence: 'Enter a closing time after the opening time, or leave both empty for a closed day.',
  },
  'closure-ends-before-start': {
    status: 422,
    title: 'The last day is before the first',
    sentence: 'Enter a last closed day on or after the first, within a year.',
  },
  'closure-out-of-reach': {
    status: 422,
    title: 'This would close clinics that are not yours',
    sentence: 'Close one of your clinics, or ask somebody who runs all of them.',
  },
  'no-such-payer': {
    status: 404,
    title: 'Not found',
    sentence: 'This payer is not on the list of the house. Add it on the page Policies first.',
  },
  'payer-name-taken': {
    status: 409,
    title: 'A payer has this name already',
    sentence: 'Use that one; where it is no longer used, use it again on the page Policies.',
  },
  'no-such-clinic': { status: 404, title: 'Not found', sentence: 'It is not there, or not yours to open.' },
} as const satisfies RefusalTable;

/** Which refusal a broken promise of the database means. */
export const organizationConstraints = {
  clinics_name_once: 'clinic-name-taken',
  clinics_place_kept: 'clinic-place-kept',
  clinics_programs_in_use: 'program-in-use',
  clinics_adolescents_in_use: 'adolescents-in-use',
  groups_program_offered: 'clinic-does-not-offer',
  groups_of_offered_age: 'clinic-without-adolescents',
  rooms_name_once: 'room-name-taken',
  rooms_in_clinic: 'no-such-clinic',
  rooms_retired_empty: 'room-in-use',
  rooms_hold_their_groups: 'room-too-small',
  bookings_room_in_use: 'room-retired',
  clinic_hours_of_clinic: 'no-such-clinic',
  clinic_hours_close_after_opening: 'closes-before-opening',
  closures_of_clinic: 'no-such-clinic',
  closures_end_after_start: 'closure-ends-before-start',
  closures_not_for_ever: 'closure-ends-before-start',
  policies_one_at_a_time: 'policy-changed-meanwhile',
  policy_confirmations_one_at_a_time: 'rule-confirmed-already',
  policies_of_payer: 'no-such-payer',
  policies_payer_counts_hours: 'policy-not-set-there',
  payers_name_once: 'payer-name-taken',
  policies_within_law: 'policy-value-out-of-range',
} as const;
