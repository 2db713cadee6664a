// The API, for machines (/api/openapi.json) and for people (/api/docs): one page without any script, made from the
// same description.
import type { PlainPages } from '#platform/http/server.ts';
import { sendPage } from './page-html.ts';

type Operation = {
  summary?: string;
  description?: string;
  tags?: readonly string[];
  security?: readonly unknown[];
};
type Description = {
  info: { title: string; version: string; description?: string };
  paths?: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
};

export const apiPage: PlainPages = {
  paths: ['GET /api/openapi.json', 'GET /api/docs'],
  add(server) {
    server.get('/api/openapi.json', { schema: { hide: true } }, (_request, reply) =>
      reply.send(server.swagger()),
    );
    let page: string | undefined;
    server.get('/api/docs', { schema: { hide: true } }, (_request, reply) => {
      page ??= apiHtml(server.swagger() as Description);
      return sendPage(reply, page);
    });
  },
};

/** The description as a page: one table for each part of the API. */
export function apiHtml(described: Description): string {
  const operations = Object.entries(described.paths ?? {}).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
  );
  const tags = [...new Set(operations.map(({ operation }) => partOf(operation)))].toSorted();
  const parts = tags.map((tag) => {
    const rows = operations.filter(({ operation }) => partOf(operation) === tag).map(rowOf);
    return `<section><h2>${escaped(tag)}</h2><table><thead><tr><th scope="col">Method</th><th scope="col">Path</th><th scope="col">What it does</th><th scope="col">Who may</th></tr></thead><tbody>${rows.join('')}</tbody></table></section>`;
  });
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>Evenkeel API</title><link rel="icon" href="data:,"><style nonce="EVENKEEL_NONCE">${style}</style></head><body><main><h1>${escaped(described.info.title)} API</h1><p>${escaped(described.info.description ?? '')} For machines: <a href="/api/openapi.json">openapi.json</a>.</p>${parts.join('')}</main></body></html>`;
}

function partOf(operation: Operation): string {
  return operation.tags?.[0] || 'program';
}

function rowOf(row: { path: string; method: string; operation: Operation }): string {
  const { summary = '', description = '' } = row.operation;
  return `<tr><td><code>${row.method}</code></td><td><code>${escaped(row.path)}</code></td><td>${escaped(summary)}</td><td>${escaped(description)}</td></tr>`;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

const style = `
body { font: 15px/1.5 system-ui, sans-serif; margin: 0; }
main { max-width: 70rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; }
section { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; min-width: 44rem; }
th, td { text-align: start; vertical-align: top; padding: .4rem .75rem .4rem 0; border-bottom: 1px solid light-dark(#e3e6e8, #2f363b); }
th { font-size: .8rem; color: light-dark(#565e66, #a3adb4); }
code { font: .85rem ui-monospace, monospace; overflow-wrap: anywhere; }
a { color: light-dark(#1c6074, #7bbccd); }
`;
