// One thing that is to be known about a person before a group, such as a missed day or a new score. Each slice hands in
// what it knows; the page only lists it.

export type PersonChange = {
  /** Which part of the program says so: the slice's name. */
  readonly part: string;
  /** In a sentence, without the day. */
  readonly says: string;
  /** The calendar day it is about, or null. */
  readonly on: string | null;
  /** 'danger' is read first, then 'attention'. */
  readonly weight: 'danger' | 'attention' | 'plain';
};

/** By person. */
export type PersonChanges = ReadonlyMap<string, readonly PersonChange[]>;
