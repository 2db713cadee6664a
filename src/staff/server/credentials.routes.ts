// Routes of credentials and supervision.
import { z } from 'zod';
import { routesFor, type Route } from '#platform/http/route.ts';
import * as rules from '../rules/staff-credentials.ts';
import { staffMemberParams } from '../rules/staff-member.ts';
import * as keep from './keep-credentials.ts';
import { staffAccess } from './staff.access.ts';

const route = routesFor(staffAccess);
const nothing = z.strictObject({});
const keeping = { needs: 'staff.keep-credentials', care: 'clinics' } as const;
const change = (action: string) => ({ kind: 'change', action }) as const;

export const credentialsRoutes: readonly Route[] = [
  route({
    needs: 'staff.see',
    care: 'clinics',
    method: 'GET',
    path: '/api/staff/credentials/ending',
    summary: 'Credentials that end soon or have just ended, by the house’s number of days',
    audit: { kind: 'look', action: 'staff.credentials.ending' },
    input: {},
    output: rules.endingCredentials,
    action: keep.listEndingCredentials,
  }),
  route({
    needs: 'staff.see',
    care: 'clinics',
    method: 'GET',
    path: '/api/staff/members/:staffMemberId/profession',
    summary: 'Credentials of a staff member, and who supervises them',
    audit: { kind: 'look', action: 'staff.profession.open' },
    input: { params: staffMemberParams },
    output: rules.professionAnswer,
    action: keep.openProfession,
  }),
  route({
    ...keeping,
    method: 'POST',
    path: '/api/staff/members/:staffMemberId/credentials',
    summary: 'Add a credential',
    audit: change('staff.credentials.add'),
    creates: true,
    input: { params: staffMemberParams, body: rules.addCredentialInput },
    output: rules.credentialKept,
    action: keep.addCredential,
  }),
  route({
    ...keeping,
    method: 'PUT',
    path: '/api/staff/members/:staffMemberId/credentials/:credentialId',
    summary: 'Renew a credential: its number and until when it is valid',
    audit: change('staff.credentials.renew'),
    input: { params: rules.credentialParams, body: rules.renewCredentialInput },
    output: rules.credentialKept,
    action: keep.renewCredential,
  }),
  route({
    ...keeping,
    method: 'POST',
    path: '/api/staff/members/:staffMemberId/credentials/:credentialId/withdraw',
    summary: 'Take back a credential that was entered by mistake',
    audit: change('staff.credentials.withdraw'),
    input: { params: rules.credentialParams, body: nothing },
    output: rules.credentialKept,
    action: keep.withdrawCredential,
  }),
  route({
    ...keeping,
    method: 'POST',
    path: '/api/staff/members/:staffMemberId/supervisions',
    summary: 'Say who supervises somebody, from a day on',
    audit: change('staff.supervisions.add'),
    creates: true,
    input: { params: staffMemberParams, body: rules.superviseInput },
    output: rules.supervisionKept,
    action: keep.supervise,
  }),
  route({
    ...keeping,
    method: 'POST',
    path: '/api/staff/members/:staffMemberId/supervisions/:supervisionId/end',
    summary: 'End a supervision with today',
    audit: change('staff.supervisions.end'),
    input: { params: rules.supervisionParams, body: nothing },
    output: rules.supervisionKept,
    action: keep.endSupervision,
  }),
];
