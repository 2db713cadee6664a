import { hiddenList } from '#staff/web/staff-list.ts';

export const seen = hiddenList;
