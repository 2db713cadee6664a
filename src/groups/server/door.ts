// What later slices may ask of groups.
import { countAllGroups } from './count-groups.db.ts';
import { countingAt as counting } from './counting.ts';
import { clinicsOf as clinics } from './groups.db.ts';
import { rolesThatLead } from './options.db.ts';
import { seatsOfPerson as seats, visitsOfPerson as visits } from './seats-of-person.db.ts';
import { findBlocks, findLeaders, findSession } from './sessions.db.ts';

export const clinicsOf = clinics;
export const sessionInScope = findSession;
export const blocksOfSession = findBlocks;
export const leadersOfSession = findLeaders;
export const seatsOfPerson = seats;
export const countingAt = counting;
export const countGroups = countAllGroups;
export const leadingRoles = rolesThatLead;
export const visitsOfPerson = visits;
