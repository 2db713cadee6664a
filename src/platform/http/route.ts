// A route is data: what it needs, whose records it may touch, how it is audited, what goes in and out.
// Leaving one of these out does not compile; the registry looks again when the server starts.
import type { z } from 'zod';
import type { Outcome } from '#kernel/outcome.ts';
import type { AccessTable } from '../access/roles.ts';
import type { ActionContext, PublicContext, TabletContext } from './context.ts';

export type InputSchemas = {
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodObject;
};

type Of<Schema> = Schema extends z.ZodType ? z.output<Schema> : unknown;
/** What an action is handed: params, query and body in one object; the registry refuses names that meet twice. */
export type InputOf<Input extends InputSchemas> = Of<Input['params']> &
  Of<Input['query']> &
  Of<Input['body']>;

/**
 * How a request is audited. `look` and `change` of records, `access` for signing in and out;
 * `none` only where nothing personal is answered, with the reason written out.
 */
export type AuditClass =
  | { readonly kind: 'look' | 'change' | 'access'; readonly action: string }
  | { readonly kind: 'none'; readonly because: string };

/** Whose records a route may touch: everything of the organization, those its roles reach in their clinics, or none at all. */
export type CareClass = 'organization' | 'clinics' | 'none';

type Described = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: `/api/${string}`;
  readonly summary: string;
  readonly care: CareClass;
  readonly audit: AuditClass;
  /** Whether a person did this; polling and streams are 'background' and never count as activity. Default 'person'. */
  readonly activity?: 'person' | 'background';
  /** Whether it creates something: then an Idempotency-Key header must come with it, and the same request twice has one effect. */
  readonly creates?: boolean;
  /** Whether it may be used while the screen is locked (resuming, signing out). */
  readonly whileLocked?: boolean;
  /** Answers no sooner than after so many milliseconds: where how long it takes would tell what was found. */
  readonly notBeforeMs?: number;
};

export type RouteSpec<
  Permission extends string,
  Input extends InputSchemas,
  Output extends z.ZodType,
> = Described & {
  /** A permission of the slice's access table, or 'signed-in' for what every staff member may do. */
  readonly needs: Permission | 'signed-in';
  readonly input: Input;
  readonly output: Output;
  readonly action: (ctx: ActionContext, input: InputOf<Input>) => Promise<Outcome<z.input<Output>>>;
};

export type PublicRouteSpec<Input extends InputSchemas, Output extends z.ZodType> = Described & {
  readonly needs: 'public';
  readonly input: Input;
  readonly output: Output;
  readonly action: (ctx: PublicContext, input: InputOf<Input>) => Promise<Outcome<z.input<Output>>>;
};

export type TabletRouteSpec<Input extends InputSchemas, Output extends z.ZodType> = Omit<
  Described,
  'care'
> & {
  readonly input: Input;
  readonly output: Output;
  readonly action: (ctx: TabletContext, input: InputOf<Input>) => Promise<Outcome<z.input<Output>>>;
};

/** The context of whatever a route needs; which one it is, the maker of the route knows. */
export type AnyContext = ActionContext & PublicContext & TabletContext;

/** A route as the registry keeps it, without the types of its own schemas. */
export type Route = Described & {
  readonly needs: string;
  readonly roles: readonly string[];
  readonly input: InputSchemas;
  readonly output: z.ZodType;
  readonly action: (ctx: AnyContext, input: unknown) => Promise<Outcome<unknown>>;
};

/** The maker of a slice's routes: `needs` must name a line of its access table. */
export function routesFor<Access extends AccessTable>(access: Access) {
  return function route<Input extends InputSchemas, Output extends z.ZodType>(
    spec: RouteSpec<keyof Access & string, Input, Output>,
  ): Route {
    const roles = spec.needs === 'signed-in' ? [] : access[spec.needs]?.roles;
    if (roles === undefined)
      throw new Error(`Route ${spec.method} ${spec.path} needs ${spec.needs}, which no access table holds.`);
    return { ...spec, roles } as unknown as Route;
  };
}

/** A route for everybody, signed in or not. */
export function publicRoute<Input extends InputSchemas, Output extends z.ZodType>(
  spec: PublicRouteSpec<Input, Output>,
): Route {
  return { ...spec, roles: [] } as unknown as Route;
}

/** A route for tablets at a clinic's door: nobody signed in may use it, and it opens no record. */
export function tabletRoute<Input extends InputSchemas, Output extends z.ZodType>(
  spec: TabletRouteSpec<Input, Output>,
): Route {
  return { ...spec, needs: 'tablet', care: 'none', roles: [] } as unknown as Route;
}
