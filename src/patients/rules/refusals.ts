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
} as const satisfies RefusalTable;

/** Which refusal a broken promise of the database means. */
export const patientsConstraints = {
  patients_died_after_birth: 'died-before-birth',
  care_relations_at_clinic: 'clinic-not-yours',
} as const;
