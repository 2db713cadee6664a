// What an action is handed: the transaction, who asks, the clock, and ways to say what it touched.
import type { ClinicId, PatientId, StaffMemberId, OrganizationId, Id, TabletId } from '#kernel/ids.ts';
import type { Instant, LocalDate } from '#kernel/local-date.ts';
import type { CareScope, Role } from '../access/roles.ts';
import type { Tx } from '../database/database.ts';
import type { Secrets } from '../secrets/secrets.ts';

/** Ways of an action to change what the browser keeps. */
export type Browser = {
  /** Hands the browser a sign-in token, kept in a cookie that no script can read. */
  remember(token: string, endsAt: Instant): void;
  /** Takes the cookie away and clears what the site kept in the browser. */
  forget(): void;
  /** Marks the browser as one somebody signed in with before; the mark opens nothing and outlives signing out. */
  mark(token: string, endsAt: Instant): void;
  /** Makes it a tablet at a clinic's door: nobody is signed in there any more, and nothing anybody typed stays in it. */
  becomeTablet(token: string): void;
};

export type PublicContext = {
  readonly tx: Tx;
  readonly now: Instant;
  readonly requestId: string;
  readonly address: string;
  /** SHA-256 of the browser's sign-in token, if it sent one. */
  readonly tokenSha256: Buffer | null;
  /** SHA-256 of the mark of a browser somebody signed in with before, if it sent one. */
  readonly markSha256: Buffer | null;
  /** Whether a proxy passed the request on, so that `address` may not be where it began. */
  readonly forwarded: boolean;
  /** Origin of our own pages, such as http://localhost:4600. */
  readonly home: string;
  readonly secrets: Secrets;
  readonly browser: Browser;
  /** Names the patients and things the audit entry is about. Ids only. */
  about(
    patientIds: readonly PatientId[],
    detail?: Readonly<Record<string, string | number | readonly string[]>>,
  ): void;
  /** Lets what was written stand even when the action refuses: wrong answers must be counted. */
  keep(): void;
  /** Tells every open screen, once committed, that something with this id changed. */
  announce(topic: string, id: string): void;
  /** Says for whom an entry of a public route is, once somebody was recognized; null where it was no person. */
  recognized(organizationId: string, staffMemberId: string | null): void;
};

export type ActionContext = Omit<PublicContext, 'recognized'> & {
  readonly organizationId: OrganizationId;
  readonly staffMemberId: StaffMemberId;
  readonly signInId: Id<'sign_in'>;
  /** Whether the screen is locked; only routes marked whileLocked ever see true. */
  readonly locked: boolean;
  readonly roles: readonly Role[];
  readonly scope: CareScope;
  readonly today: LocalDate;
  readonly steppedUpAt: Instant | null;
};

/** A tablet at a clinic's door asks: nobody is signed in, and no record is open. */
export type TabletContext = Omit<PublicContext, 'recognized'> & {
  readonly organizationId: OrganizationId;
  readonly tabletId: TabletId;
  readonly clinic: {
    readonly id: ClinicId;
    readonly name: string;
    readonly state: string;
    readonly timeZone: string;
  };
  readonly today: LocalDate;
};
