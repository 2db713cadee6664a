// Signs the notes of a session in one action: all or none. Each note freezes its words, minutes,
// the signer's name and credential as of that day, and a hash of all that.
import type { PatientId, SessionId } from '#kernel/ids.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { heldTimesOf } from '../../attendance/server/door.ts';
import { leadersOfSession, sessionInScope } from '../../groups/server/door.ts';
import type { State } from '../../organization/rules/policies.ts';
import { policyOn } from '../../organization/rules/policy-values.ts';
import { policiesOf } from '../../organization/server/door.ts';
import { hasSigningProof } from '../../staff/server/door.ts';
import { cosignatureFor, type CosignBecause } from '../rules/cosignature.ts';
import type { SignNotes } from '../rules/note.ts';
import { findSigner, insertSignedNotes, signerIn, type SignedAs } from './notes.db.ts';
import { insertCosignatures } from './cosignatures.db.ts';
import { gather, notesToSign, type Session } from './notes-to-sign.ts';
import { sheetsOf } from './sheets.ts';
import { findStandIn } from './writers.db.ts';

export async function signNotes(
  ctx: ActionContext,
  input: SignNotes & { sessionId: string },
): Promise<Outcome<{ signatureId: string; signed: number }>> {
  const { organizationId, staffMemberId } = ctx;
  const key = { organizationId, sessionId: input.sessionId, block: input.block };
  // Asked side by side, so that all this is one trip to the database.
  const [session, leaders, signers, standsInAs, isProved, policies, gathered] = await Promise.all([
    sessionInScope(ctx.tx, ctx.scope, key),
    leadersOfSession(ctx.tx, key),
    findSigner(ctx.tx, { ...key, staffMemberId, on: ctx.today }),
    findStandIn(ctx.tx, { ...key, staffMemberId }),
    hasSigningProof(ctx),
    policiesOf(ctx.tx, organizationId),
    gather(ctx, key),
  ]);
  if (!session) return refuse('note-not-found');
  if (!leaders.some((leader) => leader.staff_member_id === staffMemberId)) return refuse('not-your-session');
  ctx.about(
    input.people.map((person) => person.patientId as PatientId),
    { sessionId: session.id },
  );
  if (!isProved) return refuse('signing-proof-needed');
  if (!sheetsOf(session, { policies, ...gathered }).includes(input.block))
    return refuse('notes-of-other-kind');
  const times = await heldTimesOf(ctx, session, gathered.blocks);
  const notes = notesToSign(gathered, { session, times, input, signer: staffMemberId });
  if (!notes.ok) return notes;
  const signer = signerIn(signers, session.state);
  const signatureId = insertSignedNotes(
    ctx.tx,
    {
      organizationId,
      clinicId: session.clinic_id,
      sessionId: session.id as SessionId,
      signedBy: staffMemberId,
      ...nameOf(signer),
      signedAt: ctx.now,
      signedAs: signedAs(standsInAs),
    },
    notes.value,
  );
  const because = cosignatureFor(
    { title: nameOf(signer).signerCredential, state: session.state as State, on: ctx.today },
    cosignPolicy(policies, session),
  );
  if (because !== null) askForCosignatures(ctx, { session, because, notes: notes.value });
  ctx.announce('notes', session.id);
  return ok({ signatureId, signed: notes.value.length });
}

function nameOf(signer: ReturnType<typeof signerIn>): {
  signerName: string;
  signerCredential: string | null;
} {
  if (signer === undefined) return { signerName: '', signerCredential: null };
  return { signerName: `${signer.given_name} ${signer.family_name}`, signerCredential: signer.title };
}

function signedAs(standsInAs: string | null): SignedAs {
  if (standsInAs === 'leader') return 'substitute';
  return standsInAs === 'supervisor' ? 'supervisor' : 'facilitator';
}

function cosignPolicy(policies: Awaited<ReturnType<typeof policiesOf>>, session: Session): string {
  const at = { state: session.state, clinicId: session.clinic_id, on: session.held_on as LocalDate };
  return policyOn(policies, 'cosign_notes', at).value;
}

// With the signature, in the same trip: these notes wait in the supervisor's list.
function askForCosignatures(
  ctx: ActionContext,
  of: { session: Session; because: CosignBecause; notes: readonly { id: string; patientId: string }[] },
): void {
  insertCosignatures(ctx.tx, {
    organizationId: ctx.organizationId,
    clinicId: of.session.clinic_id,
    signedBy: ctx.staffMemberId,
    because: of.because,
    askedAt: ctx.now,
    notes: of.notes,
  });
  ctx.announce('notes', 'cosign');
}
