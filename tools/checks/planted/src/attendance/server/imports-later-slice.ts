import { signNote } from '#notes/server/door.ts';

export const later = signNote;
