// How a person may be reached for a purpose, safest first. Only what the person allowed: nothing allowed, no way.
// By whose authority: 45 CFR 164.522(b) lets a person choose by what means they are reached; 42 CFR 2.13 forbids to
// tell anybody that they are a patient here. Somebody else's phone or address is for danger only, unless a consent
// says more (slice consents): then too only what may be said there is said.
import type { ContactKind, Saying } from './contact-kinds.ts';

export type ContactRule = {
  readonly id: string;
  readonly person: string | null;
  readonly kind: ContactKind;
  readonly value: string;
  readonly mayCall: boolean;
  readonly mayLeaveMessage: boolean;
  readonly mayText: boolean;
  readonly mayMail: boolean;
  readonly maySay: Saying;
  readonly sayWords: string | null;
  readonly bestTimes: string | null;
  readonly forEmergency: boolean;
  readonly endedAt: string | null;
};

/** `reminder`: about a date. `care`: about treatment itself. `billing`: about money. `danger`: somebody may be harmed. */
export type ContactPurpose = 'reminder' | 'care' | 'billing' | 'danger';
export type ContactMeans = 'call' | 'message' | 'text' | 'mail' | 'letter';

export type ContactWay = {
  readonly contactId: string;
  readonly means: ContactMeans;
  readonly value: string;
  /** Whose it is; null for the person's own. */
  readonly person: string | null;
  /** The most that may be said there. */
  readonly maySay: Saying;
  readonly sayWords: string | null;
  readonly bestTimes: string | null;
};

// In the order in which they are tried: in danger somebody must answer; a reminder should not wake anybody.
const order: Readonly<Record<ContactPurpose, readonly ContactMeans[]>> = {
  reminder: ['text', 'mail', 'call', 'message', 'letter'],
  care: ['call', 'message', 'text', 'mail', 'letter'],
  billing: ['letter', 'mail', 'call', 'message', 'text'],
  danger: ['call', 'text', 'message'],
};

// Bills and treatment name the clinic whatever the words: nothing of that kind is written where only a name may be said.
const leastSaying: Readonly<Record<ContactPurpose, Readonly<Partial<Record<ContactMeans, Saying>>>>> = {
  reminder: { text: 'name', mail: 'name', letter: 'clinic', message: 'name' },
  care: { text: 'clinic', mail: 'clinic', letter: 'clinic', message: 'name' },
  billing: { text: 'clinic', mail: 'everything', letter: 'clinic', message: 'clinic' },
  danger: { text: 'name', message: 'name' },
};

const sayingsInOrder: readonly Saying[] = ['nothing', 'name', 'clinic', 'everything'];

/** Every way that is allowed, the best first; empty when there is none: then wait for the next visit, or ask the supervisor. */
export function howToContact(contacts: readonly ContactRule[], purpose: ContactPurpose): ContactWay[] {
  const usable = contacts.filter(
    (contact) =>
      contact.endedAt === null && (contact.person === null || (purpose === 'danger' && contact.forEmergency)),
  );
  const ways = order[purpose].flatMap((means) =>
    usable.filter((contact) => allows(contact, purpose, means)).map((contact) => wayOf(contact, means)),
  );
  // The person's own before anybody else's.
  return [...ways.filter((way) => way.person === null), ...ways.filter((way) => way.person !== null)];
}

function allows(contact: ContactRule, purpose: ContactPurpose, means: ContactMeans): boolean {
  const least = leastSaying[purpose][means] ?? 'nothing';
  if (sayingsInOrder.indexOf(contact.maySay) < sayingsInOrder.indexOf(least)) return false;
  switch (means) {
    case 'call':
      return contact.mayCall;
    case 'message':
      return contact.mayLeaveMessage;
    case 'text':
      return contact.mayText;
    case 'mail':
      return contact.mayMail && contact.kind === 'email';
    case 'letter':
      return contact.mayMail && contact.kind === 'post';
  }
}

function wayOf(contact: ContactRule, means: ContactMeans): ContactWay {
  const { id, value, person, maySay, sayWords, bestTimes } = contact;
  return { contactId: id, means, value, person, maySay, sayWords, bestTimes };
}

/** What to say there, in a sentence for whoever holds the phone. */
export const sayingWords: Readonly<Record<Saying, string>> = {
  nothing: 'Speak only with the person; say nothing to anybody else, not even who calls.',
  name: 'Say your first name and a number to call back; nothing about the clinic.',
  clinic: 'You may say the clinic’s name; nothing about treatment.',
  everything: 'You may say everything; the person asked for it.',
};
