// Gives one person a seat, from their own side: right after they were registered, or from their chart. All groups in
// reach with their free chairs; the first line of typed words that fits one chooses it.
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '#ui/ask.ts';
import { EmptyState } from '#ui/EmptyState.tsx';
import { usePathPart, useQueryWord } from '#ui/page-params.ts';
import { useGo } from '#ui/PageLink.tsx';
import { PageTitle } from '#ui/PageTitle.tsx';
import { Shown } from '#ui/Shown.tsx';
import type { Person } from '../../../patients/rules/patient-answers.ts';
import { useGroup, useGroupChoices } from '../groups.api.ts';
import { Done, type DoneThing } from './Done.tsx';
import { GiveSeat } from './GiveSeat.tsx';
import { GroupPicker } from './GroupPicker.tsx';
import { nameOf } from './names.ts';

export function SeatPersonPage() {
  const patientId = usePathPart('patientId');
  const person = useQuery({
    queryKey: ['patients', patientId, 'alone'],
    queryFn: () => ask<Person>({ path: `/api/patients/${patientId}` }),
  });
  return (
    <Shown query={person} what="Loading">
      {(one) => (
        <>
          <PageTitle tab="Give a seat" below={one.number}>
            {`A seat for ${nameOf(one)}`}
          </PageTitle>
          <Groups patientId={patientId} />
        </>
      )}
    </Shown>
  );
}

function Groups({ patientId }: { readonly patientId: string }) {
  const wished = useQueryWord('group');
  const from = useQueryWord('from');
  const [done, setDone] = useState<DoneThing | null>(null);
  const go = useGo();
  return (
    <Shown query={useGroupChoices({})} what="Loading the groups">
      {({ found }) => {
        if (done !== null) return <Done done={done} onClose={() => go(`/app/patients/${patientId}`)} />;
        if (found === 0)
          return (
            <EmptyState title="There is no group yet.">A director or administrator sets them up.</EmptyState>
          );
        return (
          <OneLine
            key={wished}
            wished={wished}
            from={from}
            patientId={patientId}
            onDone={(thing) => {
              if (thing === null) go(`/app/patients/${patientId}`);
              else setDone(thing);
            }}
          />
        );
      }}
    </Shown>
  );
}

type OneLineProps = {
  readonly wished: string;
  readonly from: string;
  readonly patientId: string;
  readonly onDone: (done: DoneThing | null) => void;
};

function OneLine({ wished, from, patientId, onDone }: OneLineProps) {
  const [groupId, choose] = useState(wished);
  return (
    <>
      <GroupPicker label="Group" value={groupId} onChange={choose} autoFocus={wished === ''} />
      {groupId === '' ? null : (
        <InGroup
          key={groupId}
          groupId={groupId}
          from={groupId === wished ? from : ''}
          patientId={patientId}
          onDone={onDone}
        />
      )}
    </>
  );
}

type InGroupProps = Pick<OneLineProps, 'patientId' | 'from' | 'onDone'> & { readonly groupId: string };

function InGroup({ groupId, from, patientId, onDone }: InGroupProps) {
  return (
    <Shown query={useGroup(groupId)} what="Loading the group">
      {({ group, today }) => (
        <GiveSeat group={group} today={today} from={from} patientId={patientId} onDone={onDone} />
      )}
    </Shown>
  );
}
