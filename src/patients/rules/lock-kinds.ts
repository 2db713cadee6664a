// Why a record is locked, in words.

export const lockKinds = ['staff', 'relative', 'known_person', 'other'] as const;
export type LockKind = (typeof lockKinds)[number];
export const lockKindWords: Readonly<Record<LockKind, string>> = {
  staff: 'Works here',
  relative: 'Relative of somebody who works here',
  known_person: 'Known to many',
  other: 'Another reason',
};
