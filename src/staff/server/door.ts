// What later slices, and the page that shows how far a system is set up, may ask of staff.
import { findFacilitationFacts } from './facilitation.db.ts';
import { countPlaceFailure, isPlaceOver } from './judge-attempt.ts';
import { endSignInOfToken } from './recognition.db.ts';
import { countStaffInRoles, endRoleNow, insertRoleForDays } from './roles.db.ts';
import { signingProof } from './signing-proof.ts';
import { worksInReach } from './staff-members.db.ts';
import { newCode, newToken, recoveryCodeSha256 } from './tokens.ts';

export const countInRoles = countStaffInRoles;
export const isInReach = worksInReach;
/** Whether PIN, passkey or password was given in the last minutes to sign with. */
export const hasSigningProof = signingProof;
/** A role for some days at another clinic, and its end before they are over. */
export const giveRoleForDays = insertRoleForDays;
export const endRoleOf = endRoleNow;
export const facilitationFactsOf = findFacilitationFacts;
/** Random words that open something, and how wrong ones are counted where they come from. */
export const newRandomToken = newToken;
export const newTypedCode = newCode;
export const typedCodeSha256 = recoveryCodeSha256;
export const countWrongTry = countPlaceFailure;
export const mustWaitHere = isPlaceOver;
/** Ends whoever is signed in in a browser that becomes something else. */
export const signOutOfBrowser = endSignInOfToken;
