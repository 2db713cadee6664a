// One staff member: what the slices know of them, one part below the other.
import { Stack } from '@mantine/core';
import { fullDay } from '#ui/format.ts';
import { usePathPart } from '#ui/page-params.ts';
import { PageTitle } from '#ui/PageTitle.tsx';
import { Shown } from '#ui/Shown.tsx';
import { MemberTimes } from '#calendar/web/MemberTimes.tsx';
import { useMay } from '#staff/web/signed-in.ts';
import { MemberCredentials } from '#staff/web/MemberCredentials.tsx';
import { MemberRoles } from '#staff/web/MemberRoles.tsx';
import { useStaffMember } from '#staff/web/staff.api.ts';
import type { StaffMember } from '#staff/rules/staff-member.ts';

export function StaffMemberPage() {
  const staffMemberId = usePathPart('staffMemberId');
  const member = useStaffMember(staffMemberId);
  const may = useMay();
  return (
    <Shown query={member} what="Loading the person">
      {(found) => (
        <>
          <PageTitle tab="Staff member" below={belowName(found)}>
            {`${found.givenName} ${found.familyName}`}
          </PageTitle>
          <Stack gap="xl">
            <MemberRoles member={found} />
            <div>
              <MemberCredentials staffMemberId={found.id} />
            </div>
            {may('times.see') ? (
              <div>
                <MemberTimes staffMemberId={found.id} />
              </div>
            ) : null}
          </Stack>
        </>
      )}
    </Shown>
  );
}

function belowName(member: StaffMember): string {
  const since = `Works here from ${fullDay(member.worksFrom)}`;
  const until = member.leftOn === null ? '' : ` to ${fullDay(member.leftOn)}`;
  return `${since}${until}${member.signInName === null ? '' : ` · ${member.signInName}`}`;
}
