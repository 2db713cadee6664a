// What later slices, the chart and the import may ask of patients.
import { closeToClinic, openToClinic } from './care-relations.db.ts';
import { findBornOn, insertIdentifierRows, insertPeople } from './bring-in-people.db.ts';
import { openPatientWith as openWith } from './open-patient.ts';
import { findPayersOfPeople } from './payers-of-person.db.ts';
import { findContactRules } from './contact-rules.db.ts';
import {
  findByIdentifiers as byIdentifiers,
  findDeath,
  findPeople,
  noPart,
  updatePatient,
} from './patients.db.ts';

export const payersOfPeople = findPayersOfPeople;
export const findPatientsNamed = findPeople;
export const openPatientWith = openWith;
export const nothing = noPart;
export const addPeople = insertPeople;
export const addIdentifierRows = insertIdentifierRows;
export const findPeopleBornOn = findBornOn;
export const findByIdentifiers = byIdentifiers;
export const openDeath = findDeath;
export const changePatientRow = updatePatient;
export const openRecordToClinic = openToClinic;
export const closeRecordToClinic = closeToClinic;
export const contactRulesOf = findContactRules;
