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

type Fault = { readonly when: boolean; readonly fault: string };
const found = (faults: readonly Fault[]) => faults.filter(({ when }) => when).map(({ fault }) => fault);

// Routes come from typed makers, but a value cast on the way would pass the types: fail closed here.
function faultsOfAccess(route: Route): string[] {
  // Nobody signed in asks for these.
  const isOpen = route.needs === 'public' || route.needs === 'tablet';
  const kind: string | undefined = (route.audit as Route['audit'] | undefined)?.kind;
  return found([
    { when: !route.needs, fault: 'says nothing about what it needs.' },
    { when: !['organization', 'clinics', 'none'].includes(route.care), fault: 'has no care scope.' },
    { when: !['look', 'change', 'access', 'none'].includes(kind ?? ''), fault: 'has no audit class.' },
    {
      when: isOpen && route.care !== 'none',
      fault: 'is public or for tablets and must have care scope none.',
    },
    { when: !isOpen && holdsNobody(route), fault: `needs ${route.needs}, which no role holds.` },
    {
      when: !isOpen && kind === 'none' && route.care !== 'none',
      fault: 'opens records and must be audited.',
    },
    { when: route.method === 'GET' && kind === 'change', fault: 'is a GET and must not change anything.' },
    {
      when: kind === 'look' && !onlyLooks(route),
      fault: 'is not a GET: what only looks should be one, unless it previews what would be sent.',
    },
  ]);
}

function holdsNobody(route: Route): boolean {
  return route.needs !== 'signed-in' && route.roles.length === 0;
}

// A preview takes the body of what would be sent, and changes nothing.
function onlyLooks(route: Route): boolean {
  return route.method === 'GET' || route.path.endsWith('/preview');
}

function faultsOfInput(route: Route): string[] {
  const input = (route.input as InputSchemas | undefined) ?? {};
  const parts = partsOf(input);
  const inPath = [...route.path.matchAll(/:(\w+)/g)].map((match) => match[1] ?? '').sort();
  const params = Object.keys(input.params?.shape ?? {}).sort();
  const names = parts.flatMap((part) => Object.keys(part.shape));
  const isGet = route.method === 'GET';
  const limitless = parts.map(limitlessIn);
  return found([
    { when: !(route.output instanceof z.ZodType), fault: 'has no output schema.' },
    { when: route.input === undefined, fault: 'has no input schemas.' },
    { when: inPath.join() !== params.join(), fault: 'path and params schema differ.' },
    { when: isGet && input.body !== undefined, fault: 'is a GET and has no body.' },
    {
      when: !isGet && route.method !== 'DELETE' && input.body === undefined,
      fault: 'has no body schema; write z.strictObject({}) for none.',
    },
    { when: new Set(names).size !== names.length, fault: 'params, query and body share a name.' },
    { when: parts.some(letsUnknownIn), fault: 'lets unknown keys in: use z.strictObject.' },
    { when: limitless.some(({ number }) => number), fault: 'takes a number without a largest: add max().' },
    { when: limitless.some(({ day }) => day), fault: 'takes any day: use daySchema.' },
  ]);
}

function letsUnknownIn(part: z.ZodObject): boolean {
  return part.def.catchall?._zod.def.type !== 'never';
}

// The largest whole number of a column; one more is a server error instead of a sentence.
const largestInColumn = 2_147_483_647;

// What a schema lets in that nobody can mean and the database cannot hold.
function limitlessIn(part: z.ZodObject): { number: boolean; day: boolean } {
  const nodes = nodesOf(z.toJSONSchema(part, { io: 'input', unrepresentable: 'any' }));
  return {
    number: nodes.some(
      ({ type, maximum }) =>
        [type].flat().some((each) => each === 'integer' || each === 'number') &&
        Number(maximum ?? Infinity) > largestInColumn,
    ),
    // The form of a date alone takes the year 9999, whose last day has no day after it.
    day: nodes.some(({ format, formatMaximum }) => format === 'date' && formatMaximum === undefined),
  };
}

function nodesOf(value: unknown): Record<string, unknown>[] {
  if (typeof value !== 'object' || value === null) return [];
  return [value as Record<string, unknown>, ...Object.values(value).flatMap(nodesOf)];
}

function partsOf(input: InputSchemas): z.ZodObject[] {
  return [input.params, input.query, input.body].filter((part) => part !== undefined);
}
