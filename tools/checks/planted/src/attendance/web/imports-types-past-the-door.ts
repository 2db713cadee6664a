import type { hiddenList } from '#staff/web/staff-list.ts';

export type Seen = typeof hiddenList;
