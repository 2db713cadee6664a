// Everything that is about to be signed, person by person with their words, and what is missing where: signed text
// cannot be changed, so it is shown once more before the one action that signs it all.
import { Anchor, Button, Group, Text, Title } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { ErrorNotice } from '#ui/ErrorNotice.tsx';
import { timeOfDay } from '#ui/format.ts';
import { calledName, statusWords } from '../../attendance/web/door.ts';
import type { DraftPart } from './draft-part.ts';
import { Hint } from './Hint.tsx';
import { NamedNotice } from './NamedNotice.tsx';
import { NearCopyHint, useNearCopies, type NearCopy } from './NearCopies.tsx';
import { missingWords, type NoteState, type ToSign } from './note-states.ts';
import { PartLines } from './PartLines.tsx';
import type { Names } from './use-names.ts';
import type { Parts } from './use-parts.ts';
import type { Signing } from './use-signing.ts';
import classes from './notes.module.css';

type SignReviewProps = {
  readonly session: { readonly id: string; readonly endsAt: string; readonly timeZone: string };
  readonly names: Names;
  readonly toSign: readonly ToSign[];
  readonly parts: Parts;
  readonly signing: Signing;
  readonly onPerson: (patientId: string) => void;
  readonly onClose: () => void;
};

export function SignReview({ session, toSign, parts, names, signing, onPerson, onClose }: SignReviewProps) {
  const place = useRef<HTMLElement>(null);
  useEffect(() => place.current?.focus(), []);
  const ready = toSign.filter(({ state }) => state.is === 'ready');
  const missing = toSign.length - ready.length;
  const shared = parts.shared.now().part;
  const copies = useNearCopies(session.id);
  return (
    <section ref={place} tabIndex={-1} className={classes['review']} aria-label="Sign the notes" data-review>
      <Title order={2}>
        {missing === 0 ? 'Read once more, then sign' : `${missing} of ${toSign.length} cannot be signed yet`}
      </Title>
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
            copy={copies.get(each.person.patientId)}
            nameOf={(patientId) => nameOf(toSign, patientId)}
            onPerson={onPerson}
          />
        ))}
      </ul>
      <ErrorNotice error={signing.error} />
      {signing.refusedId === null ? null : (
        <Button variant="default" mt="xs" mih={44} onClick={() => onPerson(signing.refusedId ?? '')}>
          Go to {nameOf(toSign, signing.refusedId)}
        </Button>
      )}
      <Group gap="xs" mt="sm">
        <Button
          mih={44}
          disabled={ready.length === 0}
          loading={signing.isPending}
          onClick={() => signing.sign(ready.map(({ person }) => person.patientId))}
          aria-keyshortcuts="Control+Enter"
          rightSection={<Hint keys="Ctrl Enter" />}
        >
          {signWords(ready.length, missing)}
        </Button>
        <Button variant="default" mih={44} onClick={onClose} rightSection={<Hint keys="Esc" />}>
          Back to writing
        </Button>
      </Group>
    </section>
  );
}

type LineProps = {
  readonly each: ToSign;
  readonly part: DraftPart | undefined;
  readonly names: Names;
  readonly copy: NearCopy | undefined;
  readonly nameOf: (patientId: string) => string;
  readonly onPerson: (patientId: string) => void;
};

function Line({ each: { person, state, wasSeen }, part, names, copy, nameOf: named, onPerson }: LineProps) {
  const own = part?.now().part;
  const isReady = state.is === 'ready';
  return (
    <li>
      <div className={classes['reviewHead']}>
        <Anchor component="button" type="button" fw={600} py={4} onClick={() => onPerson(person.patientId)}>
          {calledName(person)} {person.familyName}
        </Anchor>
        <Text size="sm" c="dimmed">
          {statusWords[person.status]}
        </Text>
        <Text size="sm" component="span" {...(isReady ? {} : { className: classes['missing'] ?? '' })}>
          {stateWords(state, wasSeen)}
        </Text>
      </div>
      {own === undefined ? null : <PartLines part={own} />}
      {own === undefined || own.words.trim() === '' ? null : (
        <div className={classes['words']}>{own.words}</div>
      )}
      {part === undefined ? null : <NamedIn part={part} names={names} />}
      <NearCopyHint copy={copy} nameOf={named} />
    </li>
  );
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
      onReplace={(one) => names.replace(part, one)}
      onDismiss={(one) => names.dismiss(part, one)}
    />
  );
}

function stateWords(state: NoteState, wasSeen: boolean): string {
  if (state.is === 'missing') return `△ ${missingWords[state.what]}`;
  if (state.is === 'unsettled') return '△ Two texts: decide which one stands';
  return wasSeen ? '✓ Seen' : '✓ Ready, first seen here';
}

function signWords(ready: number, missing: number): string {
  const notes = ready === 1 ? '1 note' : `${ready} notes`;
  if (missing > 0) return ready === 1 ? 'Sign the 1 note that is ready' : `Sign the ${notes} that are ready`;
  return ready === 1 ? 'Sign 1 note' : `Sign all ${notes}`;
}

function nameOf(toSign: readonly ToSign[], patientId: string | null): string {
  const found = toSign.find(({ person }) => person.patientId === patientId);
  return found === undefined ? 'the person' : calledName(found.person);
}
