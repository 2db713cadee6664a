// The cookie that carries a sign-in token, and what a browser forgets when it signs out.
import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Browser } from './context.ts';

/** On TLS the name carries the __Host- promise; plain loopback cannot. */
export function cookieName(secure: boolean): string {
  return secure ? '__Host-evenkeel' : 'evenkeel';
}

/** SHA-256 of the token the browser sent, or null. */
export function tokenSha256(request: FastifyRequest, secure: boolean): Buffer | null {
  const token = request.cookies[cookieName(secure)];
  return token && token.length <= 100 ? createHash('sha256').update(token).digest() : null;
}

function tabletName(secure: boolean): string {
  return secure ? '__Host-evenkeel-tablet' : 'evenkeel-tablet';
}

/** SHA-256 of the token of a tablet at a clinic's door, or null. */
export function tabletSha256(request: FastifyRequest, secure: boolean): Buffer | null {
  const token = request.cookies[tabletName(secure)];
  return token && token.length <= 100 ? createHash('sha256').update(token).digest() : null;
}

function markName(secure: boolean): string {
  return secure ? '__Host-evenkeel-known' : 'evenkeel-known';
}

/** SHA-256 of the mark of a browser somebody signed in with before, or null. */
export function markSha256(request: FastifyRequest, secure: boolean): Buffer | null {
  const token = request.cookies[markName(secure)];
  return token && token.length <= 100 ? createHash('sha256').update(token).digest() : null;
}

const tabletSeconds = 400 * 24 * 60 * 60;

/** Ways of an action to change what this browser keeps. */
export function browserOf(reply: FastifyReply, secure: boolean): Browser {
  return {
    remember(token) {
      // It goes with the browser. When it is over otherwise, the server decides by its own clock, which in the
      // demonstration is not the browser's.
      reply.setCookie(cookieName(secure), token, { path: '/', httpOnly: true, secure, sameSite: 'lax' });
    },
    forget() {
      reply.clearCookie(cookieName(secure), { path: '/', httpOnly: true, secure, sameSite: 'lax' });
      // "storage" would also take drafts of another tab that are not saved yet; those are erased by the page itself.
      // "cookies" would also take the mark of a known browser; the cookie of the sign-in went by name just now.
      reply.header('Clear-Site-Data', '"cache"');
    },
    mark(token, endsAt) {
      reply.setCookie(markName(secure), token, {
        path: '/',
        httpOnly: true,
        secure,
        sameSite: 'strict',
        expires: new Date(endsAt),
      });
    },
    becomeTablet(token) {
      // Browsers keep no cookie for longer than 400 days; when a tablet is over, the server decides.
      const kept = { path: '/', httpOnly: true, secure, sameSite: 'strict', maxAge: tabletSeconds } as const;
      reply.setCookie(tabletName(secure), token, kept);
      reply.clearCookie(cookieName(secure), { path: '/', httpOnly: true, secure, sameSite: 'lax' });
      reply.clearCookie(markName(secure), { path: '/', httpOnly: true, secure, sameSite: 'strict' });
      reply.header('Clear-Site-Data', '"cache", "storage"');
    },
  };
}
