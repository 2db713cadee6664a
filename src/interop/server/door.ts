// What the chart may ask of interop.
import { keptOfPerson as kept } from './imports.db.ts';

export const keptOfPerson = kept;
