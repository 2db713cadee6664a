// Whom to tell about one date that is called off, moved, held otherwise or led by somebody else: how each may be reached,
// and a tick for who was told.
import { NativeSelect, Text } from '@mantine/core';
import { pathOf } from '#ui/ask.ts';
import { longDay, shortDay, timeOfDay } from '#ui/format.ts';
import { useQueryWord } from '#ui/page-params.ts';
import { PageLink, useGo } from '#ui/PageLink.tsx';
import { PageTitle } from '#ui/PageTitle.tsx';
import { PrintButton, PrintFrame, ScreenOnly } from '#ui/print/PrintFrame.tsx';
import type { PeopleToTell } from '../rules/cover-answers.ts';
import { matters, type Matter } from '../rules/matters.ts';
import { modeText } from './board-words.ts';
import { usePeopleToTell } from './cover.api.ts';
import { internalWords } from './reach-words.ts';
import { PeopleList } from './PeopleList.tsx';

const matterWords: Readonly<Record<Matter, string>> = {
  cancelled: 'It is called off',
  moved: 'It is moved',
  virtual: 'It is held by video',
  cover: 'Somebody else leads it',
  seat: 'They have a seat',
};

export function TellPage() {
  const sessionId = useQueryWord('sessionId');
  const asked = useQueryWord('matter');
  const matter = matters.find((one) => one === asked) ?? 'cancelled';
  const go = useGo();
  const session = usePeopleToTell(sessionId, matter).data?.session;
  return (
    <>
      <PageTitle
        tab="Tell people"
        below={
          <ScreenOnly>
            {session === undefined ? (
              ' '
            ) : (
              <PageLink to={`/app/groups/${session.groupId}`}>{session.groupName}</PageLink>
            )}
          </ScreenOnly>
        }
        actions={
          <ScreenOnly>
            <PrintButton isSecond />
          </ScreenOnly>
        }
      >
        Tell people
      </PageTitle>
      <ScreenOnly>
        <NativeSelect
          label="What about"
          value={matter}
          onChange={(event) =>
            go(pathOf('/app/board/tell', { sessionId, matter: event.currentTarget.value }))
          }
          data={matters.map((one) => ({ value: one, label: matterWords[one] }))}
          w={{ base: '100%', xs: 280 }}
          mb="md"
          styles={{ input: { minHeight: 44 } }}
        />
      </ScreenOnly>
      <PrintFrame
        says={
          <>
            {internalWords} {session === undefined ? '' : dateWords(session, matter)}
          </>
        }
      >
        {session === undefined ? null : (
          <Text mb="sm" fw={600}>
            {dateWords(session, matter)}
          </Text>
        )}
        <PeopleList sessionId={sessionId} matter={matter} />
      </PrintFrame>
    </>
  );
}

/** 'Cedar mornings, Lakeview: Monday, November 30, 9:00 AM to 12:15 PM (moved from Fri, Nov 27). It is moved.' */
function dateWords(session: PeopleToTell['session'], matter: Matter): string {
  const time = (instant: string) => timeOfDay(instant, session.timeZone);
  const from = session.occursOn === session.heldOn ? '' : ` (moved from ${shortDay(session.occursOn)})`;
  const how = session.mode === 'in_person' ? '' : `, ${modeText(session.mode).toLowerCase()}`;
  return `${session.groupName}, ${session.clinicName}: ${longDay(session.heldOn)}, ${time(session.startsAt)} to ${time(session.endsAt)}${from}${how}. ${matterWords[matter]}.`;
}
