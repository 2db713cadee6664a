// Everything that is about to be signed, person by person with their words, and what is missing where: signed text
// cannot be changed, so it is shown once more before the one action that signs it all. What the signer has not seen on
// this screen yet stays folded until it is looked at, and is not signed.
import { Anchor, Button, Text, Title } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { ErrorNotice } from '#ui/ErrorNotice.tsx';
import { timeOfDay } from '#ui/format.ts';
import { calledName, durationText, statusWords } from '../../attendance/web/door.ts';
import { SigningProof } from '../../staff/web/door.ts';
import type { DraftPart } from './draft-part.ts';
import { Hint } from './Hint.tsx';
import { NamedNotice } from '../../patients/web/door.ts';
import { NearCopyHint, useNearCopies, type NearCopy } from './NearCopies.tsx';
import { isToBeSigned, missingWords, type NoteState, type ToSign } from './note-states.ts';
import { Frozen } from './Frozen.tsx';
import { PartLines } from './PartLines.tsx';
import { reviewTitle, signLabel } from './signing-words.ts';
import { whereNamed, type Names } from './use-names.ts';
import type { Parts } from './use-parts.ts';
import type { Signing } from './use-signing.ts';
import classes from './notes.module.css';

type SignReviewProps = {
  readonly session: { readonly id: string; readonly endsAt: string; readonly timeZone: string };
  /** Which block, 0 for the whole day. */
  readonly block: number;
  readonly names: Names;
  /** Whoever's note is this signer's own and not signed yet. */
  readonly toSign: readonly ToSign[];
  readonly parts: Parts;
  readonly signing: Signing;
  /** What the signed note will say of the risks of somebody; empty for none. */
  readonly risksOf: (patientId: string) => string;
  readonly onSee: (patientId: string) => void;
  readonly onPerson: (patientId: string) => void;
  readonly onClose: () => void;
};

export function SignReview({ session, block, toSign, parts, names, signing, ...does }: SignReviewProps) {
  const place = useRef<HTMLElement>(null);
  useEffect(() => {
    place.current?.focus({ preventScroll: true });
    place.current?.scrollIntoView({ block: 'start' });
  }, []);
  const ready = toSign.filter(isToBeSigned);
  const shared = parts.shared.now().part;
  const copies = useNearCopies(session.id, block);
  return (
    <section ref={place} tabIndex={-1} className={classes['review']} aria-label="Sign the notes" data-review>
      <Title order={2}>{reviewTitle(toSign)}</Title>
      <StillRunning session={session} />
      {shared.words.trim() === '' ? null : (
        <div className={classes['frozen']}>
          <Text size="sm" fw={600} c="dimmed">
            Shared part, in the note of everybody who was there
          </Text>
          <PartLines part={shared} />
          <div className={classes['words']}>{shared.words}</div>
          <NamedIn part={parts.shared} names={names} />
        </div>
      )}
      <ul>
        {toSign.map((each) => (
          <Line
            key={each.person.patientId}
            each={each}
            part={parts.of(each.person.patientId)}
            names={names}
            risks={does.risksOf(each.person.patientId)}
            copy={copies.get(each.person.patientId)}
            nameOf={(patientId) => nameOf(toSign, patientId)}
            onSee={does.onSee}
            onPerson={does.onPerson}
          />
        ))}
      </ul>
      <ErrorNotice error={signing.error} />
      {signing.refusedId === null ? null : (
        <Button variant="default" mt="xs" mih={44} onClick={() => does.onPerson(signing.refusedId ?? '')}>
          Go to {nameOf(toSign, signing.refusedId)}
        </Button>
      )}
      <SigningProof
        label={signLabel(ready.length, toSign.length - ready.length)}
        isBusy={signing.isPending}
        isDisabled={ready.length === 0}
        onProved={() => signing.sign(ready.map(({ person }) => person))}
      >
        <Button variant="default" mih={44} onClick={does.onClose} rightSection={<Hint keys="Esc" />}>
          Back to writing
        </Button>
      </SigningProof>
    </section>
  );
}

type LineProps = {
  readonly each: ToSign;
  readonly part: DraftPart | undefined;
  readonly names: Names;
  readonly risks: string;
  readonly copy: NearCopy | undefined;
  readonly nameOf: (patientId: string) => string;
  readonly onSee: (patientId: string) => void;
  readonly onPerson: (patientId: string) => void;
};

function Line({ each, part, names, risks, copy, nameOf: named, onSee, onPerson }: LineProps) {
  const { person, state, wasSeen } = each;
  return (
    <li data-seen={wasSeen ? 'yes' : 'no'}>
      <div className={classes['reviewHead']}>
        <Anchor component="button" type="button" fw={600} py={4} onClick={() => onPerson(person.patientId)}>
          {calledName(person)} {person.familyName}
        </Anchor>
        <Text size="sm" c="dimmed">
          {attendanceLine(person)}
        </Text>
        <Text
          size="sm"
          component="span"
          {...(isToBeSigned(each) ? {} : { className: classes['missing'] ?? '' })}
        >
          {stateWords(state, wasSeen)}
        </Text>
        {state.is === 'ready' && !wasSeen ? (
          <Button
            variant="default"
            size="compact-md"
            mih={44}
            data-show-it
            onClick={({ currentTarget }) => {
              const here = currentTarget.closest('li');
              onSee(person.patientId);
              requestAnimationFrame(() => goOnFrom(here));
            }}
            aria-label={`Show it: the note of ${calledName(person)}`}
          >
            Show it
          </Button>
        ) : null}
      </div>
      {wasSeen ? <Seen part={part} risks={risks} /> : null}
      {part === undefined ? null : <NamedIn part={part} names={names} />}
      <NearCopyHint copy={copy} nameOf={named} />
    </li>
  );
}

// From a note that is shown now on to the next that is not, while what was just shown stays on the screen to be read.
function goOnFrom(line: Element | null): void {
  let next = line?.nextElementSibling ?? null;
  while (next !== null && next.querySelector('[data-show-it]') === null) next = next.nextElementSibling;
  const to = next?.querySelector<HTMLElement>('[data-show-it]') ?? line?.querySelector('button');
  to?.focus({ preventScroll: true });
  line?.scrollIntoView({ block: 'nearest' });
}

function Seen({ part, risks }: { readonly part: DraftPart | undefined; readonly risks: string }) {
  const own = part?.now().part;
  if (own === undefined) return null;
  return (
    <>
      <PartLines part={own} />
      {own.words.trim() === '' ? null : <div className={classes['words']}>{own.words}</div>}
      {risks === '' ? null : <Frozen title="Risks, and what was done" words={risks} />}
    </>
  );
}

// What the note will freeze beside the words: an absence entry says no more.
function attendanceLine(person: ToSign['person']): string {
  const status = statusWords[person.status];
  if (person.status === 'absent' || person.status === 'cancelled') return `${status} · absence entry`;
  return person.clockMinutes > 0
    ? `${status} · ${durationText(person.treatmentMinutes)} of treatment`
    : status;
}

// Minutes of whoever has no leaving time are counted to the session's end.
function StillRunning({ session }: Pick<SignReviewProps, 'session'>) {
  const [openedAt] = useState(() => Date.now());
  if (Date.parse(session.endsAt) <= openedAt) return null;
  return (
    <Text role="note" mt="xs" className={classes['missing'] ?? ''}>
      △ The session runs until {timeOfDay(session.endsAt, session.timeZone)}. A note signed now counts
      everybody who is there as staying to the end: enter leaving times first, or sign afterwards.
    </Text>
  );
}

function NamedIn({ part, names }: { readonly part: DraftPart; readonly names: Names }) {
  return (
    <NamedNotice
      named={names.in(part.place.patientId, part.now().part)}
      hasKeys={false}
      where={whereNamed}
      onReplace={(one) => names.replace(part, one)}
      onDismiss={(one) => names.dismiss(part, one)}
    />
  );
}

function stateWords(state: NoteState, wasSeen: boolean): string {
  if (state.is === 'missing') return `△ ${missingWords[state.what]}`;
  if (state.is === 'unsettled') return '△ Two texts: decide which one stands';
  return wasSeen ? '✓ Seen' : '○ Not seen yet: it is not signed';
}

function nameOf(toSign: readonly ToSign[], patientId: string | null): string {
  const found = toSign.find(({ person }) => person.patientId === patientId);
  return found === undefined ? 'the person' : calledName(found.person);
}
