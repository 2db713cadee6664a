// The pages beside the API: the staff's workspace, the clinic's tablet, the files they load, and the readable API page.
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyReply } from 'fastify';
import type { PlainPages } from '#platform/http/server.ts';
import { apiPage } from './api-page.ts';
import { readTemplate, sendPage } from './page-html.ts';

/** Where Vite leaves what browsers load. */
const builtFolder = path.resolve(import.meta.dirname, '../../dist/web');

const notBuilt =
  '<!doctype html><html lang="en"><title>Evenkeel</title><p>The screens are not built yet. Stop the program and run npm start, which builds them.</p></html>';

/** All plain pages; `folder` is where the built screens are. */
export function webPages(folder = builtFolder): PlainPages[] {
  return [workspacePages(folder), kioskPage(folder), assetPages(folder), apiPage];
}

function workspacePages(folder: string): PlainPages {
  const file = path.join(folder, 'src/app/workspace/web/workspace.html');
  return {
    paths: ['GET /', 'GET /app', 'GET /app/*'],
    async add(server) {
      let template = await readTemplate(file);
      const sendWorkspace = async (reply: FastifyReply) => {
        template ??= await readTemplate(file);
        return template === null ? sendPage(reply.code(503), notBuilt) : sendPage(reply, template);
      };
      server.get('/', { schema: { hide: true } }, (_request, reply) => reply.redirect('/app'));
      server.get('/app', { schema: { hide: true } }, (_request, reply) => sendWorkspace(reply));
      server.get('/app/*', { schema: { hide: true } }, (_request, reply) => sendWorkspace(reply));
    },
  };
}

// The tablet at a clinic's door has one page and one address.
function kioskPage(folder: string): PlainPages {
  const file = path.join(folder, 'src/app/kiosk/web/kiosk.html');
  return {
    paths: ['GET /kiosk'],
    async add(server) {
      let template = await readTemplate(file);
      server.get('/kiosk', { schema: { hide: true } }, async (_request, reply) => {
        template ??= await readTemplate(file);
        return template === null ? sendPage(reply.code(503), notBuilt) : sendPage(reply, template);
      });
    },
  };
}

// Every file's name holds a hash of what is in it, so browsers may keep it for good.
function assetPages(folder: string): PlainPages {
  return {
    paths: ['GET /assets/*'],
    async add(server) {
      await server.register(fastifyStatic, {
        root: path.join(folder, 'assets'),
        prefix: '/assets/',
        preCompressed: true,
        immutable: true,
        maxAge: '365d',
        index: false,
        redirect: false,
        decorateReply: false,
        schemaHide: true,
      });
    },
  };
}
