// How a contact reads on the screen, and how it is typed.
import type { ContactInput } from '../rules/contact.ts';
import type { ContactKind, Saying } from '../rules/contact-kinds.ts';
import type { Contact } from '../rules/patient-answers.ts';
import type { ContactMeans, ContactPurpose } from '../rules/how-to-contact.ts';

export const kindWords: Readonly<Record<ContactKind, string>> = {
  phone: 'Phone',
  email: 'Mail',
  post: 'Letter',
};
export const sayingShort: Readonly<Record<Saying, string>> = {
  nothing: 'Say nothing to others',
  name: 'First name and number only',
  clinic: 'The clinic’s name',
  everything: 'Everything',
};
export const purposeWords: Readonly<Record<ContactPurpose, string>> = {
  reminder: 'Remind of a date',
  care: 'About treatment',
  billing: 'About money',
  danger: 'Somebody is in danger',
};
export const meansWords: Readonly<Record<ContactMeans, string>> = {
  call: 'call',
  message: 'leave a message at',
  text: 'text',
  mail: 'mail',
  letter: 'write to',
};

/** 'Call, text; no message.' */
export function allowedText(contact: Contact): string {
  const allowed =
    contact.kind === 'phone'
      ? [
          contact.mayCall ? 'call' : '',
          contact.mayLeaveMessage ? 'message' : '',
          contact.mayText ? 'text' : '',
        ]
      : [contact.mayMail ? 'mail' : ''];
  const said = allowed.filter((word) => word !== '');
  return said.length === 0 ? 'Do not use' : `May ${said.join(', ')}`;
}

export type ContactTyped = {
  readonly [Name in keyof ContactInput]: ContactInput[Name] extends boolean ? boolean : string;
};

/** What each field is called where two texts of it stand beside each other. */
export const contactFieldNames: Readonly<Record<keyof ContactTyped, string>> = {
  kind: 'Kind',
  value: 'Number or address',
  person: 'Whose',
  relation: 'Who that is',
  maySay: 'What may be said there',
  sayWords: 'In the person’s own words',
  bestTimes: 'Best times',
  mayCall: 'May call',
  mayLeaveMessage: 'May leave a message',
  mayText: 'May text',
  mayMail: 'May mail',
  forEmergency: 'When there is danger',
};

/** A contact as typed, each field in words. */
export function contactInWords(typed: ContactTyped): Record<keyof ContactTyped, string> {
  const names = Object.keys(contactFieldNames) as (keyof ContactTyped)[];
  const words = (name: keyof ContactTyped): string => {
    const value = typed[name];
    if (typeof value === 'boolean') return value ? 'yes' : 'no';
    return name === 'maySay' ? sayingShort[value as Saying] : value;
  };
  return Object.fromEntries(names.map((name) => [name, words(name)])) as Record<keyof ContactTyped, string>;
}

/** The contact that stands where an earlier one stood; undefined when it was ended. */
export function standingAfter(contactId: string, contacts: readonly Contact[]): Contact | undefined {
  const next = contacts.find((each) => each.replacesId === contactId);
  if (next === undefined) return contacts.find((each) => each.id === contactId && each.endedAt === null);
  return standingAfter(next.id, contacts);
}

export const noContactYet: ContactTyped = {
  person: '',
  relation: '',
  kind: 'phone',
  value: '',
  mayCall: true,
  mayLeaveMessage: false,
  mayText: false,
  mayMail: false,
  maySay: 'nothing',
  sayWords: '',
  bestTimes: '',
  forEmergency: false,
};

export function typedContact(contact: Contact): ContactTyped {
  return {
    ...contact,
    person: contact.person ?? '',
    relation: contact.relation ?? '',
    sayWords: contact.sayWords ?? '',
    bestTimes: contact.bestTimes ?? '',
  };
}

export function contactOf(typed: ContactTyped): ContactInput {
  const orNull = (text: string) => (text.trim() === '' ? null : text);
  const isPhone = typed.kind === 'phone';
  // The choices hold only the known ones.
  return {
    person: orNull(typed.person),
    relation: orNull(typed.relation),
    kind: typed.kind as ContactKind,
    value: typed.value,
    mayCall: isPhone && typed.mayCall,
    mayLeaveMessage: isPhone && typed.mayLeaveMessage,
    mayText: isPhone && typed.mayText,
    mayMail: !isPhone && typed.mayMail,
    maySay: typed.maySay as Saying,
    sayWords: orNull(typed.sayWords),
    bestTimes: orNull(typed.bestTimes),
    forEmergency: typed.forEmergency,
  };
}
