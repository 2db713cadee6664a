// All routes in one list, looked at once more when the server starts: what types cannot say is said here.
import { z } from 'zod';
import type { InputSchemas, Route } from './route.ts';

/** Looks at every route; throws one error that names everything wrong. */
export function checkRoutes(routes: readonly Route[]): readonly Route[] {
  const wrong = routes.flatMap((route) =>
    faultsOf(route).map((fault) => `${route.method} ${route.path}: ${fault}`),
  );
  const seen = new Set<string>();
  for (const route of routes) {
    const name = `${route.method} ${route.path.replace(/:\w+/g, ':')}`;
    if (seen.has(name)) wrong.push(`${name} stands twice.`);
    seen.add(name);
  }
  if (wrong.length > 0) throw new Error(`The route registry is not whole:\n${wrong.join('\n')}`);
  return routes;
}

function faultsOf(route: Route): string[] {
  return [...faultsOfAccess(route), ...faultsOfInput(route)];
}

// Routes come from typed makers, but a value cast on the way would pass the types: fail closed here.
function faultsOfAccess(route: Route): string[] {
  const faults: string[] = [];
  const open = route.needs === 'public';
  if (!route.needs) faults.push('says nothing about what it needs.');
  if (!['organization', 'clinics', 'none'].includes(route.care)) faults.push('has no care scope.');
  if (!route.audit || !['look', 'change', 'access', 'none'].includes(route.audit.kind))
    faults.push('has no audit class.');
  if (open && route.care !== 'none') faults.push('is public and must have care scope none.');
  if (!open && route.needs !== 'signed-in' && route.roles.length === 0)
    faults.push(`needs ${route.needs}, which no role holds.`);
  if (!open && route.audit?.kind === 'none' && route.care !== 'none')
    faults.push('opens records and must be audited.');
  if (route.method === 'GET' && route.audit?.kind === 'change')
    faults.push('is a GET and must not change anything.');
  if (route.method !== 'GET' && route.audit?.kind === 'look')
    faults.push('is not a GET: what only looks should be one.');
  return faults;
}

function faultsOfInput(route: Route): string[] {
  const faults: string[] = [];
  if (!(route.output instanceof z.ZodType)) faults.push('has no output schema.');
  if (!route.input) return [...faults, 'has no input schemas.'];
  const inPath = [...route.path.matchAll(/:(\w+)/g)].map((found) => found[1]);
  const params = Object.keys(route.input.params?.shape ?? {});
  if (inPath.length !== params.length || inPath.some((name) => name === undefined || !params.includes(name)))
    faults.push('path and params schema differ.');
  if (route.method === 'GET' && route.input.body) faults.push('is a GET and has no body.');
  if (route.method !== 'GET' && route.method !== 'DELETE' && !route.input.body)
    faults.push('has no body schema; write z.strictObject({}) for none.');
  const names = partsOf(route.input).flatMap((part) => Object.keys(part.shape));
  if (new Set(names).size !== names.length) faults.push('params, query and body share a name.');
  if (partsOf(route.input).some((part) => part.def.catchall?._zod.def.type !== 'never'))
    faults.push('lets unknown keys in: use z.strictObject.');
  return faults;
}

function partsOf(input: InputSchemas): z.ZodObject[] {
  return [input.params, input.query, input.body].filter((part) => part !== undefined);
}
