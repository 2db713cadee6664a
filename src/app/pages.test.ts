// The pages beside the API: a fresh nonce and a strict policy each time, and nothing that a description could smuggle in.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiHtml } from './api-page.ts';
import { webPages } from './pages.ts';

let folder: string;
let server: FastifyInstance;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'evenkeel-pages-'));
  server = await serverOn(folder);
});

afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

async function serverOn(built: string): Promise<FastifyInstance> {
  await mkdir(path.join(built, 'assets'), { recursive: true });
  const made = fastify();
  made.decorate('swagger', (() => ({
    openapi: '3.1.0',
    info: { title: 'Evenkeel', version: '1' },
    paths: {},
  })) as typeof made.swagger);
  for (const pages of webPages(built)) await made.register(async (scope) => pages.add(scope));
  return made;
}

describe('the workspace', () => {
  it('says what to do while the screens are not built', async () => {
    const reply = await server.inject('/app');
    expect(reply.statusCode).toBe(503);
    expect(reply.body).toContain('npm start');
  });

  it('carries a fresh nonce in page and policy, at every address under /app', async () => {
    const place = path.join(folder, 'src/app/workspace/web');
    await mkdir(place, { recursive: true });
    await writeFile(
      path.join(place, 'workspace.html'),
      '<script nonce="EVENKEEL_NONCE"></script><meta nonce="EVENKEEL_NONCE">',
    );
    const nonces = new Set<string>();
    for (const address of ['/app', '/app', '/app/groups/1', '/app/set-up/abc?x=1']) {
      const reply = await server.inject(address);
      const policy = String(reply.headers['content-security-policy']);
      const nonce = /script-src 'self' 'nonce-([^']+)'/.exec(policy)?.[1] ?? '';
      expect(nonce.length).toBeGreaterThanOrEqual(24);
      expect(reply.body).toBe(`<script nonce="${nonce}"></script><meta nonce="${nonce}">`);
      expect(policy).toContain("require-trusted-types-for 'script'");
      expect(policy).not.toMatch(/unsafe-|\*|https?:/);
      nonces.add(nonce);
    }
    expect(nonces.size).toBe(4);
  });

  it('lets browsers keep files for good, compressed, and shows nothing else', async () => {
    await writeFile(path.join(folder, 'assets/page-1a2b.js'), 'let a = 1;');
    await writeFile(path.join(folder, 'assets/page-1a2b.js.br'), 'compressed');
    const reply = await server.inject({ url: '/assets/page-1a2b.js', headers: { 'accept-encoding': 'br' } });
    expect(reply.headers['content-encoding']).toBe('br');
    expect(reply.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    for (const address of [
      '/assets/',
      '/assets/../src/app/workspace/web/workspace.html',
      '/assets/..%2f..%2fpackage.json',
      '/assets/none.js',
    ]) {
      expect((await server.inject(address)).statusCode).toBeGreaterThanOrEqual(400);
    }
  });
});

describe('the API page', () => {
  it('shows each operation and turns nothing of it into markup', () => {
    const page = apiHtml({
      info: { title: 'T', version: '1' },
      paths: {
        '/api/x': {
          get: { summary: '<img src=x onerror=alert(1)>', description: 'Needs: a & b', tags: ['x'] },
        },
      },
    });
    expect(page).toContain('GET');
    expect(page).toContain('&lt;img src=x');
    expect(page).toContain('a &amp; b');
    expect(page).not.toContain('<img');
    expect(page).not.toContain('<script');
  });
});
