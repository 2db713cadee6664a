// What the pages of later slices may use of staff.
import { StepUp as AskForProof } from './StepUp.tsx';
import { useMay as may, useWhoIsSignedIn as who } from './signed-in.ts';

export const useMay = may;
export const useWhoIsSignedIn = who;
export const StepUp = AskForProof;
