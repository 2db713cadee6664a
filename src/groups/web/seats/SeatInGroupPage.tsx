// A seat in one group, from a date on: who comes from the board or from a call has the group already and asks who.
import { useState } from 'react';
import { usePathPart, useQueryWord } from '#ui/page-params.ts';
import { PageLink, useGo } from '#ui/PageLink.tsx';
import { PageTitle } from '#ui/PageTitle.tsx';
import { Shown } from '#ui/Shown.tsx';
import { timetableWords } from '../group-words.ts';
import { useGroup } from '../groups.api.ts';
import type { GroupAnswer } from '../../rules/group-answers.ts';
import { Done, type DoneThing } from './Done.tsx';
import { GiveSeat } from './GiveSeat.tsx';

export function SeatInGroupPage() {
  const group = useGroup(usePathPart('groupId'));
  const from = useQueryWord('from');
  return (
    <Shown query={group} what="Loading the group">
      {(answer) => <InGroup key={answer.group.id} answer={answer} from={from} />}
    </Shown>
  );
}

function InGroup({ answer, from }: { readonly answer: GroupAnswer; readonly from: string }) {
  const { group, today } = answer;
  const [done, setDone] = useState<DoneThing | null>(null);
  const go = useGo();
  return (
    <>
      <PageTitle
        tab="Give a seat"
        below={
          <>
            <PageLink to={`/app/groups/${group.id}`}>{group.name}</PageLink>, {group.clinicName} ·{' '}
            {timetableWords(group)}
          </>
        }
      >
        {`A seat in ${group.name}`}
      </PageTitle>
      {done === null ? (
        <GiveSeat
          group={group}
          today={today}
          from={from}
          onDone={(thing) => {
            if (thing === null) go(`/app/groups/${group.id}`);
            else setDone(thing);
          }}
        />
      ) : (
        <Done done={done} onClose={() => go(`/app/groups/${group.id}`)} />
      )}
    </>
  );
}
