import { z } from 'zod';
import { routesFor, type Route } from '#platform/http/route.ts';
import { confirmPolicySchema, policyList, setPolicySchema } from '../rules/organization-answers.ts';
import { confirmPolicy, withdrawConfirmation } from './confirm-policy.ts';
import { changePayerSchema, payerList, payerNamed, payerSchema } from '../rules/payer.ts';
import { addPayer, changePayer, listPayers } from './keep-payers.ts';
import { organizationAccess } from './organization.access.ts';
import { listPolicies } from './read-policies.ts';
import { setPolicy } from './set-policy.ts';

const route = routesFor(organizationAccess);

export const organizationRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/policies',
    summary:
      'What the house has set its rules to, with the history; the rules themselves stand in docs/rules.md',
    needs: 'policies.see',
    care: 'clinics',
    audit: { kind: 'look', action: 'policies.listed' },
    input: {},
    output: policyList,
    action: listPolicies,
  }),
  route({
    method: 'POST',
    path: '/api/policies',
    summary: 'Set a rule from a day on, for the organization, a state or a clinic',
    needs: 'policies.set',
    care: 'clinics',
    audit: { kind: 'change', action: 'policy.set' },
    creates: true,
    input: { body: setPolicySchema },
    output: z.object({ policyId: z.string() }),
    action: setPolicy,
  }),
  route({
    method: 'POST',
    path: '/api/policies/confirmations',
    summary: 'Mark a rule that ships as not yet confirmed as confirmed, with its source',
    needs: 'policies.set',
    care: 'clinics',
    audit: { kind: 'change', action: 'policy.confirmed' },
    creates: true,
    input: { body: confirmPolicySchema },
    output: z.object({ confirmationId: z.string() }),
    action: confirmPolicy,
  }),
  route({
    method: 'POST',
    path: '/api/policies/confirmations/:confirmationId/withdraw',
    summary: 'Take a confirmation back; it stays in the history',
    needs: 'policies.set',
    care: 'clinics',
    audit: { kind: 'change', action: 'policy.confirmation-withdrawn' },
    input: { params: z.strictObject({ confirmationId: z.uuid() }), body: z.strictObject({}) },
    output: z.object({ confirmationId: z.string() }),
    action: withdrawConfirmation,
  }),
  route({
    method: 'GET',
    path: '/api/payers',
    summary: 'The payers of the house, retired ones as well',
    needs: 'payers.see',
    care: 'clinics',
    audit: { kind: 'look', action: 'payers.listed' },
    input: {},
    output: payerList,
    action: listPayers,
  }),
  route({
    method: 'POST',
    path: '/api/payers',
    summary: 'Add a payer',
    needs: 'payers.keep',
    care: 'clinics',
    audit: { kind: 'change', action: 'payer.added' },
    creates: true,
    input: { body: payerSchema },
    output: payerNamed,
    action: addPayer,
  }),
  route({
    method: 'PUT',
    path: '/api/payers/:payerId',
    summary: 'Change a payer, retire it, or use it again',
    needs: 'payers.keep',
    care: 'clinics',
    audit: { kind: 'change', action: 'payer.changed' },
    input: { params: z.strictObject({ payerId: z.uuid() }), body: changePayerSchema },
    output: payerNamed,
    action: changePayer,
  }),
];
