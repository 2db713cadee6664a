// What later slices may ask of tablets.
import { beginTry } from './count-tries.ts';

/** One try to check in at the tablet that asks. */
export const beginTabletTry = beginTry;
