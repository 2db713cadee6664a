// One part of a note while it is typed: saved a moment after the last key, sent again while there is no connection, and
// never over what somebody else saved meanwhile. It lives beside the page, so that leaving the page loses nothing.
import { problemIn, type Problem } from '#ui/problem.ts';
import type { SavedState } from '#ui/SavedMark.tsx';
import { sendUntilHeard } from '../../attendance/web/door.ts';
import type { DraftAsSaved } from './notes.api.ts';

/** Which part: of a person, or the shared one, as written by somebody. */
export type PartPlace = {
  readonly sessionId: string;
  readonly patientId: string | null;
  readonly writer: string;
};

/** What somebody else saved since this part was opened. */
export type Theirs = { readonly words: string; readonly revision: number; readonly writer: string };

export type PartNow = {
  readonly words: string;
  /** Newest revision that the server confirmed. */
  readonly revision: number;
  readonly state: SavedState;
  readonly theirs: Theirs | null;
  /** Why it is not saved and will not be by trying again. */
  readonly problem: Problem | null;
};

const quietMs = 800;
// However fast somebody types on: saved within two seconds.
const longestMs = 1500;

export type DraftPart = ReturnType<typeof openDraftPart>;

export function openDraftPart(place: PartPlace, draft: DraftAsSaved) {
  let saved = { words: draft.words, revision: draft.revision };
  let now: PartNow = {
    ...saved,
    state: draft.revision > 0 ? 'saved' : 'untouched',
    theirs: null,
    problem: null,
  };
  const listeners = new Set<() => void>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let unsavedSince = 0;
  let sending: Promise<void> | null = null;

  const show = (next: Partial<PartNow>) => {
    now = { ...now, ...next };
    for (const listener of listeners) listener();
  };

  const isUnsaved = () => now.words !== saved.words;

  const soon = () => {
    clearTimeout(timer);
    if (!isUnsaved()) return;
    unsavedSince = unsavedSince || performance.now();
    timer = setTimeout(
      () => void save(),
      Math.max(0, Math.min(quietMs, unsavedSince + longestMs - performance.now())),
    );
  };

  const save = async (): Promise<void> => {
    clearTimeout(timer);
    sending ??= send().finally(() => {
      sending = null;
    });
    await sending;
  };

  const send = async () => {
    if (!isUnsaved() || now.theirs !== null) return;
    const { words } = now;
    unsavedSince = 0;
    show({ state: 'saving', problem: null });
    try {
      const { revision } = await sendUntilHeard<{ revision: number }>({
        method: 'PUT',
        path: `/api/sessions/${place.sessionId}/drafts`,
        body: { patientId: place.patientId, words, revision: saved.revision },
        writer: place.writer,
        onWait: () => show({ state: 'offline' }),
      });
      saved = { words, revision };
      show({ revision, state: isUnsaved() ? 'typing' : 'saved' });
      soon();
    } catch (error) {
      refused(problemIn(error));
    }
  };

  const refused = (problem: Problem | null) => {
    const theirs = problem?.code === 'draft-moved-on' ? theirsIn(problem) : null;
    show(theirs === null ? { state: 'failed', problem } : { state: 'failed', theirs });
  };

  return {
    place,
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    now: () => now,
    isUnsaved,
    type(words: string) {
      show({
        words,
        problem: null,
        ...(now.state === 'offline' || now.theirs !== null ? {} : { state: 'typing' }),
      });
      if (isUnsaved()) soon();
      else if (sending === null) show({ state: saved.revision > 0 ? 'saved' : 'untouched' });
    },
    /** Saves at once what is typed; answers whether all of it is saved now. */
    async flush(): Promise<boolean> {
      await save();
      if (isUnsaved() && now.theirs === null && now.problem === null) await save();
      return !isUnsaved();
    },
    /** Takes what the server holds, unless something here waits to be saved. */
    receive(newest: DraftAsSaved) {
      if (newest.revision <= saved.revision || isUnsaved() || sending !== null) return;
      saved = { words: newest.words, revision: newest.revision };
      show({ ...saved, state: 'saved' });
    },
    /** Lets go what could not be saved, such as words that came after the signature. */
    letGo() {
      saved = { ...saved, words: now.words };
      show({ state: 'saved', problem: null, theirs: null });
    },
    /** Ends a meeting of two texts with the words that shall stand. */
    settle(words: string) {
      const { theirs } = now;
      if (theirs === null) return;
      saved = { words: theirs.words, revision: theirs.revision };
      show({
        words,
        revision: theirs.revision,
        theirs: null,
        problem: null,
        state: words === theirs.words ? 'saved' : 'typing',
      });
      void save();
    },
  };
}

function theirsIn(problem: Problem): Theirs {
  const { theirWords, theirRevision, writer } = problem.facts ?? {};
  return {
    words: String(theirWords ?? ''),
    revision: Number(theirRevision ?? 0),
    writer: String(writer ?? 'Somebody'),
  };
}
