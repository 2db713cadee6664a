// What later slices may ask of groups.
import { countAllGroups } from './count-groups.db.ts';
import { clinicsOf as clinics, inClinics as amongClinics } from './groups.db.ts';
import { rolesThatLead } from './options.db.ts';
import {
  petsToTell as pets,
  seatsOfPerson as seats,
  visitsOfPerson as visits,
} from './seats-of-person.db.ts';
import { findBlocks, findLeaders, findSession } from './sessions.db.ts';
import { countNewInGroups, newInGroup as newPeople } from './seats/new-in-group.db.ts';
import { giveVisit } from './seats/one-date.ts';
import { findGuests } from './seats/one-date.db.ts';
import { findUntold } from './seats/pets-untold.ts';
import { withdrawOwnMakeUp as takeBackOwn } from './seats/own-make-up.ts';
import { findExpected, findMeans, findOpenChairs } from './series/consequences.db.ts';
import { findHoursFacts } from './series/hours-of-people.db.ts';
import { makeChange, previewChange } from './series/make-change.ts';
import { refuseClashes } from './series/name-clashes.ts';
import { takeBackChange } from './series/take-back.ts';

export const clinicsOf = clinics;
export const inClinics = amongClinics;
export const sessionInScope = findSession;
export const blocksOfSession = findBlocks;
export const leadersOfSession = findLeaders;
export const seatsOfPerson = seats;
export const countGroups = countAllGroups;
export const leadingRoles = rolesThatLead;
export const visitsOfPerson = visits;
export const petsToTell = pets;
export const peopleExpected = findExpected;
export const meansOfPeople = findMeans;
export const previewSeriesChange = previewChange;
export const makeSeriesChange = makeChange;
export const takeBackSeriesChange = takeBackChange;
/** Who is expected in sessions of groups with pets and was not told of them. */
export const untoldOfPets = findUntold;
export const visitOnDate = giveVisit;
export const guestsOfSession = findGuests;
export const withdrawOwnMakeUp = takeBackOwn;
export const openChairsOf = findOpenChairs;
export const newInGroup = newPeople;
export const countNew = countNewInGroups;
export const hoursFactsOf = findHoursFacts;
export const refuseTaken = refuseClashes;
