import type { note } from '#notes/rules/note.ts';

export type Later = typeof note;
