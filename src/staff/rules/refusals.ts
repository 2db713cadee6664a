// What the staff slice refuses, in words that say what to do next. Words about signing in are the same whether a name
// exists or not.
import type { RefusalTable } from '#kernel/outcome.ts';

export const staffRefusals = {
  'sign-in-refused': {
    status: 422,
    title: 'That did not match',
    sentence: 'The sign-in name or the password is not right. Try again.',
  },
  'sign-in-wait': {
    status: 429,
    title: 'One moment',
    sentence:
      'There were several wrong tries. Wait {seconds} seconds, then try again. A passkey works at once.',
  },
  'sign-in-exhausted': {
    status: 429,
    title: 'Too many wrong tries for this name',
    sentence:
      'Sign in with a passkey, or in a browser you used before, or ask your administrator for a new set-up link.',
  },
  'sign-in-address-wait': {
    status: 429,
    title: 'Too many wrong tries from here',
    sentence: 'Wait a quarter of an hour, or sign in with a passkey.',
  },
  'sign-in-busy': {
    status: 429,
    title: 'Many people are signing in',
    sentence: 'Try again in a few seconds.',
  },
  'second-factor-refused': {
    status: 422,
    title: 'That code did not match',
    sentence: 'Enter the newest code of your app; each code works once.',
  },
  'challenge-over': { status: 422, title: 'This took too long', sentence: 'Begin again.' },
  'passkey-refused': {
    status: 422,
    title: 'The passkey did not match',
    sentence: 'Try again, or sign in with your password.',
  },
  'passkey-known': {
    status: 409,
    title: 'This passkey is known already',
    sentence: 'Choose another device, or remove it from the other account first.',
  },
  'set-up-link-over': {
    status: 404,
    title: 'This link does not work any more',
    sentence:
      'It was used, is older than three days, or a newer one was made. Ask your administrator for a new link.',
  },
  'second-factor-missing': {
    status: 422,
    title: 'A second step is needed',
    sentence: 'Add a passkey, or enter the code that your authenticator app shows.',
  },
  'last-second-factor': {
    status: 422,
    title: 'This is your last second step',
    sentence: 'Add another passkey or an authenticator app first, then remove this one.',
  },
  'password-too-short': {
    status: 422,
    title: 'The password is too short',
    sentence: 'Use at least {least} characters. A few words in a row are easy to remember.',
  },
  'password-too-long': {
    status: 422,
    title: 'The password is too long',
    sentence: 'Use at most {most} characters.',
  },
  'password-common': {
    status: 422,
    title: 'The password is too common',
    sentence: 'It would be among the first guesses. Use a few words that do not belong together.',
  },
  'password-personal': {
    status: 422,
    title: 'The password is too close to you',
    sentence: 'It is mostly your name or your workplace. Use words that have nothing to do with you.',
  },
  'password-refused': {
    status: 422,
    title: 'The password did not match',
    sentence: 'Enter the password you use now.',
  },
  'pin-easy': {
    status: 422,
    title: 'The PIN is too easy',
    sentence: 'Choose digits that are not all the same and not in a row.',
  },
  'pin-refused': {
    status: 422,
    title: 'That PIN did not match',
    sentence: 'Try again; {left} tries are left, then you sign in anew.',
  },
  'pin-ended': {
    status: 401,
    title: 'Sign in anew',
    sentence:
      'There were five wrong PINs. Sign in with your password; what you typed is kept on this screen.',
  },
  'pin-not-set': {
    status: 422,
    title: 'No PIN is set',
    sentence: 'Come back with your passkey or password; you can set a PIN in your account.',
  },
  'step-up-needed': {
    status: 403,
    title: 'Prove once more that it is you',
    sentence: 'This needs your passkey, or your password and a code, from the last ten minutes.',
  },
  'signing-proof-needed': {
    status: 403,
    title: 'Your PIN is needed to sign',
    sentence: 'Give your PIN or use your passkey, then sign. Nothing was signed yet.',
  },
  'no-account': {
    status: 422,
    title: 'This person has no account',
    sentence: 'People of the demonstration sign in with one click and have nothing to change here.',
  },
  'sign-in-name-taken': {
    status: 409,
    title: 'This sign-in name is taken',
    sentence: 'Choose another sign-in name.',
  },
  'staff-member-left': {
    status: 422,
    title: 'This person works here no more',
    sentence: 'Add them again as a new staff member if they come back.',
  },
  'own-work': {
    status: 422,
    title: 'This is you',
    sentence: 'Ask another administrator to do this for you.',
  },
  'facilitator-without-credential': {
    status: 422,
    title: 'No credential for this state',
    sentence:
      'On {on} there is no credential for {state}. {rule} Add the credential on their page, or choose somebody else. Source: {source}.',
  },
  'facilitator-credential-ended': {
    status: 422,
    title: 'The credential does not count on that day',
    sentence:
      '{title} does not count on {on}. Renew it on their page, or choose somebody else. {rule} Source: {source}.',
  },
  'facilitator-needs-supervision': {
    status: 422,
    title: 'Somebody must supervise',
    sentence:
      '{title} leads groups only under supervision, and nobody supervises on {on}. Say on their page who does, or let somebody lead beside them. {rule} Source: {source}.',
  },
  'credential-ends-before-start': {
    status: 422,
    title: 'The last valid day is before the first',
    sentence: 'Enter a last valid day on or after the first, or none.',
  },
  'supervisor-unknown': {
    status: 422,
    title: 'This person does not supervise here',
    sentence: 'Choose somebody else who works as a clinical supervisor.',
  },
  'supervised-already': {
    status: 409,
    title: 'They supervise already at that time',
    sentence: 'End the supervision that stands first, or choose a later day.',
  },
  'role-given-already': {
    status: 409,
    title: 'They have this role already',
    sentence: 'Choose another role or another clinic.',
  },
  'role-of-organization': {
    status: 422,
    title: 'This role is for every clinic',
    sentence: 'Administrators and privacy officers serve the whole organization: choose every clinic.',
  },
  'role-ended': {
    status: 409,
    title: 'This role has ended already',
    sentence: 'Nothing is left to do.',
  },
  'last-administrator': {
    status: 422,
    title: 'This is the last administrator',
    sentence:
      'Somebody must be able to let others in. Make somebody else administrator first, and wait until their account is set up.',
  },
  'clinic-unknown': {
    status: 422,
    title: 'This clinic is not known',
    sentence: 'Choose a clinic from the list.',
  },
  'demonstration-closed': {
    status: 404,
    title: 'Not found',
    sentence: 'It is not there, or not yours to open.',
  },
  'set-up-token-refused': {
    status: 422,
    title: 'The token did not match',
    sentence: 'Copy the token from the console in which the server was started.',
  },
  'already-set-up': {
    status: 409,
    title: 'This system is set up already',
    sentence: 'Sign in, or ask its administrator for a set-up link.',
  },
  'time-zone-unknown': {
    status: 422,
    title: 'This time zone is not known',
    sentence: 'Choose a zone such as America/Chicago.',
  },
} as const satisfies RefusalTable;

/** Which refusal a broken promise of the database means. */
export const staffConstraints = {
  accounts_sign_in_name_once: 'sign-in-name-taken',
  passkeys_credential_once: 'passkey-known',
  role_assignments_in_clinic: 'clinic-unknown',
  credentials_expire_after_start: 'credential-ends-before-start',
  supervisions_once_at_a_time: 'supervised-already',
  supervisions_of_somebody_else: 'supervisor-unknown',
  role_assignments_once_at_a_time: 'role-given-already',
  role_assignments_an_administrator_stays: 'last-administrator',
} as const;
