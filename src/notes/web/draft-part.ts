// One part of a note while it is typed: saved a moment after the last key, sent again while there is no connection, and
// never over what somebody else saved meanwhile. It lives beside the page, so that leaving the page loses nothing.
import { problemIn, type Problem } from '#ui/problem.ts';
import type { SavedState } from '#ui/SavedMark.tsx';
import { sendUntilHeard } from '../../attendance/web/door.ts';
import { emptyPart, type Part } from '../rules/part.ts';
import type { DraftAsSaved } from './notes.api.ts';

/** Which part: of a person, or the shared one, as written by somebody. */
export type PartPlace = {
  readonly sessionId: string;
  readonly patientId: string | null;
  /** Which block of the session, 0 for the whole day. */
  readonly block: number;
  readonly writer: string;
};

/** What somebody else saved since this part was opened. */
export type Theirs = { readonly part: Part; readonly revision: number; readonly writer: string };

export type PartNow = {
  readonly part: Part;
  /** Newest revision that the server confirmed. */
  readonly revision: number;
  readonly state: SavedState;
  readonly theirs: Theirs | null;
  /** Why it is not saved and will not be by trying again. */
  readonly problem: Problem | null;
};

/** What waits to be saved, as the browser keeps it: the text, what it was begun from, and what was on its way. */
export type Unsaved = { readonly part: Part; readonly revision: number; readonly sent: Part | null };

const quietMs = 800;
// However fast somebody types on: saved within two seconds.
const longestMs = 1500;

/** A part on this screen, from what the server held when it was opened. */
export class DraftPart {
  readonly place: PartPlace;
  readonly #listeners = new Set<() => void>();
  #saved: { readonly part: Part; readonly revision: number };
  #now: PartNow;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #unsavedSince = 0;
  #sending: Promise<void> | null = null;
  #sent: Part | null = null;
  /** Newest revision that came from elsewhere: another person, another screen, or before this page was loaded. */
  #fromElsewhere: number;

  constructor(place: PartPlace, draft: DraftAsSaved) {
    this.place = place;
    this.#saved = { part: partIn(draft), revision: draft.revision };
    this.#fromElsewhere = draft.revision;
    this.#now = {
      ...this.#saved,
      state: draft.revision > 0 ? 'saved' : 'untouched',
      theirs: null,
      problem: null,
    };
  }

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly now = () => this.#now;

  readonly fromElsewhere = () => this.#fromElsewhere;

  isUnsaved(): boolean {
    return !isSame(this.#now.part, this.#saved.part);
  }

  /** Changes some fields of the part: what is typed, what is tapped. */
  change(fields: Partial<Part>): void {
    const part = { ...this.#now.part, ...fields };
    const keepsState = this.#now.state === 'offline' || this.#now.theirs !== null;
    this.#show({ part, problem: null, ...(keepsState ? {} : { state: 'typing' }) });
    if (this.isUnsaved()) this.#soon();
    else if (this.#sending === null) this.#show({ state: this.#saved.revision > 0 ? 'saved' : 'untouched' });
  }

  /** Saves at once what is typed; answers whether all of it is saved now. */
  async flush(): Promise<boolean> {
    await this.#save();
    if (this.isUnsaved() && this.#now.theirs === null && this.#now.problem === null) await this.#save();
    return !this.isUnsaved();
  }

  /** Takes what the server holds, unless something here waits to be saved. */
  receive(newest: DraftAsSaved): void {
    if (this.isUnsaved() || this.#sending !== null) return;
    // Nothing is saved yet: what the day plans may have changed.
    if (newest.revision === 0 && this.#saved.revision === 0 && this.#now.state === 'untouched') {
      this.#saved = { part: partIn(newest), revision: 0 };
      if (!isSame(this.#now.part, this.#saved.part)) this.#show({ part: this.#saved.part });
      return;
    }
    if (newest.revision <= this.#saved.revision) return;
    this.#saved = { part: partIn(newest), revision: newest.revision };
    this.#fromElsewhere = newest.revision;
    this.#show({ ...this.#saved, state: 'saved' });
  }

  unsaved(): Unsaved {
    return { part: this.#now.part, revision: this.#saved.revision, sent: this.#sent };
  }

  /** Takes what an earlier tab could not save any more; where the server has gone on meanwhile, both texts are shown. */
  bringBack(left: Unsaved): void {
    if (holds(this.#now.part, left.part)) return;
    // An answer that got lost: what was on its way then is what the server holds now.
    const goesOn =
      left.revision === this.#saved.revision ||
      (left.sent !== null && isSame(left.sent, this.#saved.part)) ||
      holds(left.part, this.#saved.part);
    if (goesOn && !this.isUnsaved()) {
      this.change(left.part);
      return;
    }
    const theirs = { part: this.#now.part, revision: this.#saved.revision, writer: 'Somebody' };
    this.#show({ part: left.part, theirs, state: 'failed' });
  }

  /** Lets go what could not be saved, such as words that came after the signature. */
  letGo(): void {
    this.#saved = { ...this.#saved, part: this.#now.part };
    this.#show({ state: 'saved', problem: null, theirs: null });
  }

  /** Ends a meeting of two texts with what shall stand. */
  settle(part: Part): void {
    const { theirs } = this.#now;
    if (theirs === null) return;
    this.#saved = { part: theirs.part, revision: theirs.revision };
    const state = isSame(part, theirs.part) ? 'saved' : 'typing';
    this.#show({ part, revision: theirs.revision, theirs: null, problem: null, state });
    void this.#save();
  }

  #show(next: Partial<PartNow>): void {
    this.#now = { ...this.#now, ...next };
    for (const listener of this.#listeners) listener();
  }

  #soon(): void {
    clearTimeout(this.#timer);
    if (!this.isUnsaved()) return;
    this.#unsavedSince = this.#unsavedSince || performance.now();
    const latest = this.#unsavedSince + longestMs - performance.now();
    this.#timer = setTimeout(() => void this.#save(), Math.max(0, Math.min(quietMs, latest)));
  }

  async #save(): Promise<void> {
    clearTimeout(this.#timer);
    this.#sending ??= this.#send().finally(() => {
      this.#sending = null;
    });
    await this.#sending;
  }

  async #send(): Promise<void> {
    if (!this.isUnsaved() || this.#now.theirs !== null) return;
    const { part } = this.#now;
    this.#unsavedSince = 0;
    this.#sent = part;
    this.#show({ state: 'saving', problem: null });
    try {
      const { revision } = await sendUntilHeard<{ revision: number }>({
        method: 'PUT',
        path: `/api/sessions/${this.place.sessionId}/drafts`,
        body: {
          patientId: this.place.patientId,
          block: this.place.block,
          ...part,
          revision: this.#saved.revision,
        },
        writer: this.place.writer,
        onWait: () => this.#show({ state: 'offline' }),
      });
      this.#saved = { part, revision };
      this.#sent = null;
      this.#show({ revision, state: this.isUnsaved() ? 'typing' : 'saved' });
      this.#soon();
    } catch (error) {
      this.#refused(problemIn(error));
    }
  }

  #refused(problem: Problem | null): void {
    const theirs = problem?.code === 'draft-moved-on' ? theirsIn(problem) : null;
    this.#show(theirs === null ? { state: 'failed', problem } : { state: 'failed', theirs });
  }
}

function theirsIn(problem: Problem): Theirs {
  const { theirPart, theirRevision, writer } = problem.facts ?? {};
  return {
    part: { ...emptyPart, ...(JSON.parse(String(theirPart ?? '{}')) as Partial<Part>) },
    revision: Number(theirRevision ?? 0),
    writer: String(writer ?? 'Somebody'),
  };
}

const fields = Object.keys(emptyPart) as (keyof Part)[];

function partIn({ revision: _revision, writtenAt: _writtenAt, ...part }: DraftAsSaved): Part {
  return part as Part;
}

function isSame(one: Part, other: Part): boolean {
  return fields.every((field) => one[field] === other[field]);
}

// Whether nothing of the other part is missing in this one.
function holds(one: Part, other: Part): boolean {
  return fields.every((field) => one[field].includes(other[field]));
}
