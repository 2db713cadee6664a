// Kinds of absence and their words; apart from the schemas, so that screens stay free of the schema library.
export const absenceKinds = ['vacation', 'sick', 'training', 'leave', 'other'] as const;
export type AbsenceKind = (typeof absenceKinds)[number];
export const absenceWords: Readonly<Record<AbsenceKind, string>> = {
  vacation: 'Vacation',
  sick: 'Sick',
  training: 'Training',
  leave: 'Leave',
  other: 'Away',
};
