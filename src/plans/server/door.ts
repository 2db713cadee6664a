// What later slices may ask of plans.
import { findGoals } from './goals.db.ts';

export const goalsOfPatient = findGoals;
