// What the finder lists for some words: pages named so first, then people, then pages that fit otherwise.
import { entriesFor, type Entry } from './navigation.ts';
import { lockNow, signOut } from './sign-in-actions.ts';

export type Option = {
  readonly key: string;
  readonly label: string;
  readonly beside: string;
  readonly to?: string;
  readonly does?: () => void;
};

export type FoundPerson = { readonly id: string; readonly name: string; readonly beside: string };

const actions: readonly Option[] = [
  { key: 'lock', label: 'Lock the screen', beside: '', does: () => void lockNow() },
  { key: 'sign-out', label: 'Sign out', beside: '', does: () => void signOut() },
];

export function listedFor(
  words: string,
  from: { readonly permissions: readonly string[]; readonly people: readonly FoundPerson[] },
): readonly Option[] {
  const asked = words.trim().toLowerCase();
  const pages = entriesFor(from.permissions).filter((entry) => fits(textOf(entry), asked));
  const isNamedSo = (entry: Entry) => asked !== '' && entry.label.toLowerCase().startsWith(asked);
  const people = from.people.map((person) => ({
    key: person.id,
    label: person.name,
    beside: person.beside,
    to: `/app/patients/${person.id}`,
  }));
  const doing = asked === '' ? [] : actions.filter((action) => fits(action.label.toLowerCase(), asked));
  return [
    ...pages.filter(isNamedSo).map(pageOption),
    ...people,
    ...pages.filter((entry) => !isNamedSo(entry)).map(pageOption),
    ...doing,
  ];
}

function pageOption(entry: Entry): Option {
  return { key: entry.to, label: entry.label, beside: 'Page', to: entry.to };
}

function textOf(entry: Entry): string {
  return `${entry.label} ${entry.words ?? ''}`.toLowerCase();
}

function fits(text: string, asked: string): boolean {
  return asked.split(/\s+/).every((word) => text.includes(word));
}
