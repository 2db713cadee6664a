// Routes of administering staff members: who works here, in which roles.
import { z } from 'zod';
import { routesFor, type Route } from '#platform/http/route.ts';
import * as staff from '../rules/staff-member.ts';
import * as roles from '../rules/staff-roles.ts';
import { addStaffMember, endWork, listStaff, makeSetUpLink, openStaffMember } from './administer-staff.ts';
import { endRole, giveRole } from './change-roles.ts';
import { staffAccess } from './staff.access.ts';

const route = routesFor(staffAccess);
const nothing = z.strictObject({});

export const administeringRoutes: readonly Route[] = [
  route({
    needs: 'staff.see',
    care: 'clinics',
    method: 'GET',
    path: '/api/staff/members',
    summary: 'Staff members, a page at a time',
    audit: { kind: 'look', action: 'staff.members.list' },
    input: { query: staff.listStaffQuery },
    output: staff.staffList,
    action: listStaff,
  }),
  route({
    needs: 'staff.administer',
    care: 'organization',
    method: 'POST',
    path: '/api/staff/members',
    summary: 'Adds a staff member',
    audit: { kind: 'change', action: 'staff.members.add' },
    creates: true,
    input: { body: staff.addStaffMemberInput },
    output: staff.staffMemberAdded,
    action: addStaffMember,
  }),
  route({
    needs: 'staff.administer',
    care: 'organization',
    method: 'POST',
    path: '/api/staff/members/:staffMemberId/set-up-link',
    summary: 'Makes a one-time set-up link, shown once',
    audit: { kind: 'change', action: 'staff.members.set-up-link' },
    input: { params: staff.staffMemberParams, body: nothing },
    output: staff.setUpLinkMade,
    action: makeSetUpLink,
  }),
  route({
    needs: 'staff.administer',
    care: 'organization',
    method: 'POST',
    path: '/api/staff/members/:staffMemberId/end',
    summary: "Ends somebody's work today, with every sign-in at once",
    audit: { kind: 'change', action: 'staff.members.end' },
    input: { params: staff.staffMemberParams, body: nothing },
    output: staff.workEnded,
    action: endWork,
  }),
  route({
    needs: 'staff.see',
    care: 'clinics',
    method: 'GET',
    path: '/api/staff/members/:staffMemberId',
    summary: 'One staff member with every role they have or had',
    audit: { kind: 'look', action: 'staff.members.open' },
    input: { params: staff.staffMemberParams },
    output: staff.staffMember,
    action: openStaffMember,
  }),
  route({
    needs: 'staff.administer',
    care: 'organization',
    method: 'POST',
    path: '/api/staff/members/:staffMemberId/roles',
    summary: 'Gives a role from today on; their sign-ins end, so that it counts at once',
    audit: { kind: 'change', action: 'staff.roles.give' },
    creates: true,
    input: { params: staff.staffMemberParams, body: roles.giveRoleInput },
    output: roles.rolesChanged,
    action: giveRole,
  }),
  route({
    needs: 'staff.administer',
    care: 'organization',
    method: 'POST',
    path: '/api/staff/members/:staffMemberId/roles/:assignmentId/end',
    summary: 'Ends a role at once, with every sign-in of its holder',
    audit: { kind: 'change', action: 'staff.roles.end' },
    input: { params: roles.assignmentParams, body: nothing },
    output: roles.rolesChanged,
    action: endRole,
  }),
];
