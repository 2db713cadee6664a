// What the pages of later slices may use of staff.
import { QrCode as Qr } from './QrCode.tsx';
import { forgetProof as forget, submitProof as submit } from './proof-standing.ts';
import { SigningProof as Proof } from './SigningProof.tsx';
import { StepUp as AskForProof } from './StepUp.tsx';
import { useMay as may, useWhoIsSignedIn as who } from './signed-in.ts';

export const useMay = may;
export const useWhoIsSignedIn = who;
export const QrCode = Qr;
export const StepUp = AskForProof;
export const SigningProof = Proof;
export const forgetSigningProof = forget;
export const submitSigningProof = submit;
