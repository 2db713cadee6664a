// What later slices may ask of curricula.
import { findPlannedTitles } from './topics.db.ts';

export const plannedTitlesOf = findPlannedTitles;
