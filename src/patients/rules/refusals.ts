import type { RefusalTable } from '#kernel/outcome.ts';

export const patientsRefusals = {
  'born-in-future': {
    status: 422,
    title: 'The date of birth is in the future',
    sentence: 'Check the date of birth; the year may be wrong.',
  },
  'died-in-future': {
    status: 422,
    title: 'The date of death is in the future',
    sentence: 'Check the date of death; the year may be wrong.',
  },
  'died-before-birth': {
    status: 422,
    title: 'The date of death is before the date of birth',
    sentence: 'Check both dates.',
  },
  'clinic-not-yours': {
    status: 422,
    title: 'No such clinic',
    sentence: 'Choose a clinic that your role reaches.',
  },
  'clinic-for-adults': {
    status: 422,
    title: 'This clinic treats adults',
    sentence:
      'Whoever is younger than 18 belongs to an adolescent program, kept apart from adults. Choose a clinic that has one, or check the date of birth.',
  },
  'ages-never-mix': {
    status: 422,
    title: 'Adults and adolescents never share a group',
    sentence: 'Choose a group of the person’s own age, or check the date of birth.',
  },
  'likely-duplicate': {
    status: 409,
    title: 'This person may have a record already',
    sentence: 'Look at the people shown and open the right one. If it is somebody else, say so and register.',
  },
  'ask-privacy-officer': {
    status: 409,
    title: 'Ask the privacy officer',
    sentence:
      'Ask the privacy officer before you register this person. If it cannot wait, register all the same; the privacy officer will see it.',
  },
  'record-merged': {
    status: 409,
    title: 'This record is merged with another',
    sentence: 'Go on in the record {number}: it shows what stands in both.',
  },
  'merged-is-closed': {
    status: 409,
    title: 'This record is merged with another',
    sentence: 'Open the person again and go on in the record that is kept.',
  },
  'contact-moved-on': {
    status: 409,
    title: 'Somebody changed this contact just now',
    sentence: 'What you typed is still here, beside what stands now. Take or keep each, then save again.',
  },
  'contact-rules-mixed': {
    status: 422,
    title: 'These rules do not fit this kind of contact',
    sentence: 'Calls, messages and texts are for phones; mail is for addresses.',
  },
  'not-responsible-there': {
    status: 422,
    title: 'This staff member does not work there',
    sentence: 'Choose somebody who works with people of this clinic.',
  },
  'locked-already': {
    status: 409,
    title: 'The record is locked already',
    sentence: 'Change who is on its list, or unlock it first.',
  },
  'not-locked': {
    status: 409,
    title: 'The record is not locked',
    sentence: 'Look at the record again: somebody unlocked it.',
  },
  'not-on-list': {
    status: 409,
    title: 'This staff member is not on the list',
    sentence: 'Look at the list again: somebody changed it.',
  },
  'counselor-moved-on': {
    status: 409,
    title: 'Somebody else was made responsible just now',
    sentence: 'Look at who is responsible now, and decide again.',
  },
  'opening-own': {
    status: 422,
    title: 'This opening is your own',
    sentence: 'Somebody else looks at it.',
  },
  'merge-with-itself': {
    status: 422,
    title: 'A record is not merged with itself',
    sentence: 'Choose two records.',
  },
  'merge-moved-on': {
    status: 409,
    title: 'One of these records is merged already',
    sentence:
      'Look at the list again. A record that others were merged into is kept; separate it first to merge it elsewhere.',
  },
} as const satisfies RefusalTable;

/** Which refusal a broken promise of the database means. */
export const patientsConstraints = {
  patients_died_after_birth: 'died-before-birth',
  care_relations_at_clinic: 'clinic-not-yours',
  seats_of_age: 'clinic-for-adults',
  seats_ages_never_mix: 'ages-never-mix',
  patients_merged_is_closed: 'merged-is-closed',
  patient_merges_one_level: 'merge-moved-on',
  patient_merges_undo_what_stands: 'merge-moved-on',
  patient_merges_of_two: 'merge-with-itself',
  contacts_end_once: 'contact-moved-on',
  contacts_replaced_once: 'contact-moved-on',
  contacts_rules_fit_kind: 'contact-rules-mixed',
  contacts_message_needs_call: 'contact-rules-mixed',
  care_relations_one_counselor_at_a_time: 'counselor-moved-on',
  record_openings_seen_by_another: 'opening-own',
  record_locks_one_stands: 'locked-already',
  record_lock_access_for_staff: 'not-responsible-there',
} as const;
