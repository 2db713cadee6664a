// How a person may be told about a date: what they allowed, number by number, and what they closed said beside it. A
// number that nobody asked about is no way. 45 CFR 164.522(b), 42 CFR 2.13.
import { sayings } from '../../patients/rules/contact-kinds.ts';
import {
  howToContact,
  sayingWords,
  type ContactMeans,
  type ContactRule,
} from '../../patients/rules/how-to-contact.ts';

export type WayToTell = {
  readonly kind: ContactRule['kind'];
  readonly value: string;
  /** What may be done there, the best first. */
  readonly means: ContactMeans[];
  /** What a phone can and the person does not want there. */
  readonly closed: ContactMeans[];
  readonly says: string;
  readonly bestTimes: string | null;
};
export type WaysToTell = { readonly ways: WayToTell[]; readonly wasAsked: boolean };

const phoneMeans = ['call', 'message', 'text'] as const;

/** The ways of one person, the best first, from all their contact rules, ended ones too. */
export function waysToTell(contacts: readonly ContactRule[]): WaysToTell {
  const own = contacts.filter((contact) => contact.person === null);
  const standing = own.filter((contact) => contact.endedAt === null);
  const rules = [...Map.groupBy(standing, plain).values()].flatMap(strictest);
  const byContact = Map.groupBy(howToContact(rules, 'reminder'), (way) => way.contactId);
  const ways = [...byContact].flatMap(([contactId, allowed]) => {
    const rule = rules.find((one) => one.id === contactId);
    const means = allowed.map((way) => way.means);
    return rule === undefined ? [] : [wayOf(rule, means)];
  });
  return { ways, wasAsked: own.length > 0 };
}

function wayOf(rule: ContactRule, means: ContactMeans[]): WayToTell {
  const words = rule.sayWords === null ? '' : ` In their words: “${rule.sayWords}”`;
  return {
    kind: rule.kind,
    value: rule.value,
    means,
    closed: rule.kind === 'phone' ? phoneMeans.filter((one) => !means.includes(one)) : [],
    says: `${sayingWords[rule.maySay]}${words}`,
    bestTimes: rule.bestTimes,
  };
}

// The same number may stand twice, as after a merge of two records: what was closed once is closed.
function strictest(same: readonly ContactRule[]): ContactRule[] {
  const [least] = same.toSorted((a, b) => sayings.indexOf(a.maySay) - sayings.indexOf(b.maySay));
  if (least === undefined) return [];
  return [
    {
      ...least,
      mayCall: same.every((one) => one.mayCall),
      mayLeaveMessage: same.every((one) => one.mayLeaveMessage),
      mayText: same.every((one) => one.mayText),
      mayMail: same.every((one) => one.mayMail),
    },
  ];
}

function plain({ kind, value }: ContactRule): string {
  return `${kind} ${kind === 'phone' ? value.replace(/\D/gu, '').slice(-10) : value.trim().toLowerCase()}`;
}
