// The answer of a rule or an action: a value, or a refusal with its code.
// Refusals are values so that the compiler sees each one; only breakage throws.

/** What a refusal carries besides its code: plain facts for its sentence, such as { limit: 12 }. */
export type RefusalFacts = Readonly<Record<string, string | number | boolean | null>>;

export type Refusal<Code extends string = string> = {
  readonly ok: false;
  readonly code: Code;
  readonly facts: RefusalFacts;
};
export type Success<Value> = { readonly ok: true; readonly value: Value };
export type Outcome<Value, Code extends string = string> = Success<Value> | Refusal<Code>;

/** A granted answer. */
export function ok<Value>(value: Value): Success<Value> {
  return { ok: true, value };
}

/** A refusal by its code; `facts` fill the places in its sentence. */
export function refuse<Code extends string>(code: Code, facts: RefusalFacts = {}): Refusal<Code> {
  return { ok: false, code, facts };
}

/** What a refusal says: the HTTP status it leaves as, its title, and a sentence that says what to do. */
export type RefusalWords = {
  readonly status: 400 | 401 | 403 | 404 | 409 | 422 | 423 | 429;
  readonly title: string;
  /** May hold {name} places that the refusal's facts fill. */
  readonly sentence: string;
};

/** A slice's refusals with their words; a code without words does not compile. */
export type RefusalTable = Readonly<Record<string, RefusalWords>>;
