// The HTML of our pages: a template that Vite built, with a fresh nonce for each answer and the policy that goes
// with it. Nothing else is ever put into it.
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { FastifyReply } from 'fastify';

const noncePlace = 'EVENKEEL_NONCE';

/** What a page may load: its own script and style, and what carries the nonce; no markup is made from text. */
export function contentSecurity(nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "connect-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types default',
  ].join('; ');
}

/** A nonce that no one can guess, for one answer. */
export function newNonce(): string {
  return randomBytes(18).toString('base64');
}

/** Sends a page whose template may name the nonce's place. */
export function sendPage(reply: FastifyReply, template: string): FastifyReply {
  const nonce = newNonce();
  return reply
    .header('Content-Security-Policy', contentSecurity(nonce))
    .type('text/html; charset=utf-8')
    .send(template.replaceAll(noncePlace, nonce));
}

/** A template of the built web folder; null when the screens were not built. */
export async function readTemplate(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
