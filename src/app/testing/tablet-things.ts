// Tablets at the door of a clinic, set up already, and what holds their token.
import { createHash, randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { Client } from 'pg';
import { newId } from '#platform/database/new-id.ts';
import { openTestBrowser, type TestBrowser } from './test-browser.ts';

type TabletOf = {
  readonly organizationId: string;
  readonly clinicId: string;
  readonly staffMemberId: string;
  readonly now: string;
};

export const tabletCookie = 'evenkeel-tablet';

/** Adds a tablet that is in use. */
export async function addTablet(owner: Client, of: TabletOf): Promise<{ tabletId: string; token: string }> {
  const tabletId = newId();
  const token = randomBytes(32).toString('base64url');
  await owner.query(
    `INSERT INTO tablets (organization_id, id, clinic_id, name, code_sha256, code_ends_at, made_by, made_at, token_sha256, began_at, last_seen_at)
     VALUES ($1, $2, $3, 'Front door', $4, $5, $6, $5, $7, $5, $5)`,
    [
      of.organizationId,
      tabletId,
      of.clinicId,
      randomBytes(32),
      of.now,
      of.staffMemberId,
      createHash('sha256').update(token).digest(),
    ],
  );
  return { tabletId, token };
}

/** A browser that is the tablet. */
export function tabletBrowser(server: FastifyInstance, token: string): TestBrowser {
  return openTestBrowser(server, '127.0.0.1', { [tabletCookie]: token });
}
