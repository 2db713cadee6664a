import { staffLink } from '#staff/web/door.ts';

export const link = staffLink;
