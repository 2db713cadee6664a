// What the chart may ask of plans.
import { goalsOfPerson as goals } from './goals-of-person.db.ts';

export const goalsOfPerson = goals;
