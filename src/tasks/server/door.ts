// What later slices may ask of tasks.
import { insertTask } from './tasks.db.ts';

export const openTask = insertTask;
