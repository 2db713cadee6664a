// What the pages of later slices may use of groups.
import { kindWords as kinds, modeWords as modes, programWords as programs } from './group-words.ts';
import { PetsKnown as PetsAccepted, PetsUntold as NotTold } from './seats/PetsKnown.tsx';
import { DeviceAsk as Device } from './series/DeviceAsk.tsx';

export const kindWords = kinds;
export const modeWords = modes;
export const programWords = programs;
export const PetsKnown = PetsAccepted;
export const PetsUntold = NotTold;
export const DeviceAsk = Device;
