import type { RefusalTable } from '#kernel/outcome.ts';

export const organizationRefusals = {
  'policy-place-twice': {
    status: 422,
    title: 'One place at a time',
    sentence: 'Set the rule for a state or for one clinic, not for both at once.',
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
  'clinic-not-yours': { status: 404, title: 'Not found', sentence: 'It is not there, or not yours to open.' },
} as const satisfies RefusalTable;

/** Which refusal a broken promise of the database means. */
export const organizationConstraints = {
  policies_one_at_a_time: 'policy-changed-meanwhile',
  policies_within_law: 'policy-value-out-of-range',
} as const;
