// Ways to reach a person, and what may be done and said there. Safe contact is the person's own decision: 45 CFR
// 164.522(b) (confidential communications) and 42 CFR 2.13 (not even that somebody is a patient may be told).
import { z } from 'zod';
import { contactKinds, sayings } from './contact-kinds.ts';

const text = (most: number) =>
  z
    .string()
    .max(most, `Use at most ${most} characters.`)
    .refine((value) => value.isWellFormed(), 'Leave out the half character that cannot be stored.')
    .refine((value) => value.trim() !== '', 'Enter something, or leave it out.');

const digitsIn = (value: string) => value.replace(/\D/g, '').length;

export const contactSchema = z
  .strictObject({
    /** Whose it is; null when the person's own. */
    person: text(200).nullable().default(null),
    relation: text(60).nullable().default(null),
    kind: z.enum(contactKinds),
    value: text(300),
    mayCall: z.boolean().default(false),
    mayLeaveMessage: z.boolean().default(false),
    mayText: z.boolean().default(false),
    mayMail: z.boolean().default(false),
    maySay: z.enum(sayings).default('nothing'),
    sayWords: text(300).nullable().default(null),
    bestTimes: text(120).nullable().default(null),
    forEmergency: z.boolean().default(false),
  })
  .refine(({ person, relation }) => (person === null) === (relation === null), {
    path: ['relation'],
    message: 'Enter the name and who that is to the person, or neither.',
  })
  .refine(({ kind, value }) => kind !== 'phone' || (digitsIn(value) >= 7 && digitsIn(value) <= 15), {
    path: ['value'],
    message: 'Enter a phone number of 7 to 15 digits.',
  })
  .refine(({ kind, value }) => kind !== 'email' || /^[^\s@]+@[^\s@]+\.[^\s@]+$/u.test(value), {
    path: ['value'],
    message: 'Enter a mail address, such as name@example.org.',
  })
  .refine(
    (one) => (one.kind === 'phone' ? !one.mayMail : !(one.mayCall || one.mayLeaveMessage || one.mayText)),
    {
      path: ['kind'],
      message: 'Calls and texts are for phones, mail for addresses.',
    },
  )
  .refine(({ mayCall, mayLeaveMessage }) => mayCall || !mayLeaveMessage, {
    path: ['mayLeaveMessage'],
    message: 'A message is left after a call: allow calls as well.',
  });
export type ContactInput = z.output<typeof contactSchema>;
