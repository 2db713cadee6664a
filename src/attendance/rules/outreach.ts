// Somebody's chair stayed empty: by which ways they may be looked for, and what a try can come to. Only what the person
// allowed is used (src/patients/rules/how-to-contact.ts); a number that was closed once is closed, also where it stands twice.
import type { ContactKind } from '../../patients/rules/contact-kinds.ts';
import {
  howToContact,
  sayingWords,
  type ContactMeans,
  type ContactRule,
  type ContactWay,
} from '../../patients/rules/how-to-contact.ts';

export const outcomes = [
  'comes_late',
  'not_today',
  'reached',
  'message_left',
  'no_answer',
  'somebody_else',
  'wrong_number',
  'no_way',
] as const;
export type OutreachOutcome = (typeof outcomes)[number];
/** `call_back` is at the number that somebody gave when they arrived by video and could not join. */
export const outreachMeans = ['call', 'message', 'text', 'mail', 'letter', 'call_back', 'none'] as const;
export type OutreachMeans = (typeof outreachMeans)[number];

/** What a try by some means can come to: nobody answers a letter. */
export const outcomesOf: Readonly<Record<OutreachMeans, readonly OutreachOutcome[]>> = {
  call: ['comes_late', 'not_today', 'reached', 'no_answer', 'somebody_else', 'wrong_number'],
  message: ['message_left'],
  text: ['message_left', 'comes_late', 'not_today'],
  mail: ['message_left'],
  letter: ['message_left'],
  call_back: ['reached', 'comes_late', 'not_today', 'no_answer', 'wrong_number'],
  none: ['no_way'],
};

/** Outcomes in which the person themselves was heard. */
export const heardFrom: readonly OutreachOutcome[] = ['comes_late', 'not_today', 'reached'];

export type WayToReach = {
  /** Null for a number that is no contact of their record. */
  readonly contactId: string | null;
  readonly means: ContactMeans | 'call_back';
  readonly value: string;
  readonly says: string;
  readonly bestTimes: string | null;
};

/** Ways to ask after somebody who did not come, the best first: their own only, as for treatment itself. */
export function waysToReach(contacts: readonly ContactRule[]): WayToReach[] {
  const standing = contacts.filter((contact) => contact.endedAt === null && contact.person === null);
  return howToContact(standing, 'care')
    .filter((way) => !isClosedElsewhere(way, standing))
    .map(({ contactId, means, value, maySay, sayWords, bestTimes }) => ({
      contactId,
      means,
      value,
      says: `${sayingWords[maySay]}${sayWords === null ? '' : ` In their words: “${sayWords}”`}`,
      bestTimes,
    }));
}

/** How somebody who cannot join by video is called instead: at the number they just gave, where they say they are. */
export function wayBack(of: {
  readonly callBack: string;
  readonly address: string;
  readonly state: string;
}): WayToReach {
  return {
    contactId: null,
    means: 'call_back',
    value: of.callBack,
    says: `They cannot join by video and wait for the call; they gave this number for it. Where they are now: ${of.address}, ${of.state}.`,
    bestTimes: null,
  };
}

function isClosedElsewhere(way: ContactWay, standing: readonly ContactRule[]): boolean {
  const same = standing.filter(
    (contact) => plain(contact.kind, contact.value) === plain(kindOf(standing, way), way.value),
  );
  return !same.every((contact) => howToContact([contact], 'care').some((other) => other.means === way.means));
}

function kindOf(standing: readonly ContactRule[], way: ContactWay): ContactKind {
  return standing.find((contact) => contact.id === way.contactId)?.kind ?? 'phone';
}

function plain(kind: ContactKind, value: string): string {
  return `${kind} ${kind === 'phone' ? value.replaceAll(/\D/gu, '').slice(-10) : value.trim().toLowerCase()}`;
}
