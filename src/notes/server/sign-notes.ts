// Signs the notes of a session in one action: all or none. Each note freezes its words, minutes,
// the signer's name and credential as of that day, and a hash of all that.
import type { PatientId, SessionId } from '#kernel/ids.ts';
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { heldTimesOf } from '../../attendance/server/door.ts';
import { leadersOfSession, sessionInScope } from '../../groups/server/door.ts';
import { hasSigningProof } from '../../staff/server/door.ts';
import type { SignNotes } from '../rules/note.ts';
import { findSigner, insertSignedNotes, signerIn, type SignedAs } from './notes.db.ts';
import { gather, notesToSign } from './notes-to-sign.ts';
import { findStandIn } from './writers.db.ts';

export async function signNotes(
  ctx: ActionContext,
  input: SignNotes & { sessionId: string },
): Promise<Outcome<{ signatureId: string; signed: number }>> {
  const { organizationId, staffMemberId } = ctx;
  const key = { organizationId, sessionId: input.sessionId };
  // Asked side by side, so that all this is one trip to the database.
  const [session, leaders, signers, standsInAs, isProved, gathered] = await Promise.all([
    sessionInScope(ctx.tx, ctx.scope, key),
    leadersOfSession(ctx.tx, key),
    findSigner(ctx.tx, { ...key, staffMemberId, on: ctx.today }),
    findStandIn(ctx.tx, { ...key, staffMemberId }),
    hasSigningProof(ctx),
    gather(ctx, key),
  ]);
  if (!session) return refuse('note-not-found');
  if (!leaders.some((leader) => leader.staff_member_id === staffMemberId)) return refuse('not-your-session');
  ctx.about(
    input.people.map((person) => person.patientId as PatientId),
    { sessionId: session.id },
  );
  if (!isProved) return refuse('signing-proof-needed');
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
      signerName: signer ? `${signer.given_name} ${signer.family_name}` : '',
      signerCredential: signer?.title ?? null,
      signedAt: ctx.now,
      signedAs: signedAs(standsInAs),
    },
    notes.value,
  );
  ctx.announce('notes', session.id);
  return ok({ signatureId, signed: notes.value.length });
}

function signedAs(standsInAs: string | null): SignedAs {
  if (standsInAs === 'leader') return 'substitute';
  return standsInAs === 'supervisor' ? 'supervisor' : 'facilitator';
}
