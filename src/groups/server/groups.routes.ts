import { z } from 'zod';
import { daySchema } from '../../organization/rules/day.ts';
import { routesFor } from '#platform/http/route.ts';
import { groupAnswer, groupList, groupOptions, listGroupsSchema } from '../rules/group-answers.ts';
import { closingDatesAnswer } from '../rules/closing-dates.ts';
import { createGroupSchema } from '../rules/group.ts';
import { limitPreviewAnswer, limitPreviewSchema } from '../rules/limit-preview.ts';
import { readClosingDates } from './closing-dates.ts';
import { createGroup } from './create-group.ts';
import { listGroupOptions } from './group-options.ts';
import { groupsAccess } from './groups.access.ts';
import { listGroups } from './list-groups.ts';
import { openGroup } from './read-groups.ts';
import { previewLimit } from './seats/preview-limit.ts';

const route = routesFor(groupsAccess);
const ofGroup = z.strictObject({ groupId: z.uuid() });

export const groupsRoutes = [
  route({
    method: 'GET',
    path: '/api/groups',
    summary:
      'Groups of the clinics in scope that fit some words, with their hours and free seats, page by page',
    needs: 'groups.see',
    care: 'clinics',
    audit: { kind: 'look', action: 'groups.listed' },
    input: { query: listGroupsSchema },
    output: groupList,
    action: listGroups,
  }),
  route({
    method: 'GET',
    path: '/api/groups/options',
    summary: 'What a new group may choose from: clinics, and of one clinic rooms and leaders',
    needs: 'groups.set-up',
    care: 'clinics',
    audit: { kind: 'look', action: 'group-options.listed' },
    input: { query: z.strictObject({ clinicId: z.uuid().optional() }) },
    output: groupOptions,
    action: listGroupOptions,
  }),
  route({
    method: 'GET',
    path: '/api/groups/closing-dates',
    summary: 'Dates of groups that lie in days on which a clinic is, or would be, closed',
    needs: 'groups.see',
    care: 'clinics',
    audit: { kind: 'look', action: 'closing-dates.listed' },
    input: { query: z.strictObject({ clinic: z.uuid().optional(), from: daySchema, to: daySchema }) },
    output: closingDatesAnswer,
    action: readClosingDates,
  }),
  route({
    method: 'POST',
    path: '/api/policies/preview',
    summary: 'Which dates a new limit of the house would leave with more people than it allows',
    needs: 'groups.preview-limit',
    care: 'clinics',
    audit: { kind: 'look', action: 'limit.previewed' },
    input: { body: limitPreviewSchema },
    output: limitPreviewAnswer,
    action: previewLimit,
  }),
  route({
    method: 'GET',
    path: '/api/groups/:groupId',
    summary: 'One group with its people and next sessions',
    needs: 'groups.see',
    care: 'clinics',
    audit: { kind: 'look', action: 'group.opened' },
    input: { params: ofGroup },
    output: groupAnswer,
    action: openGroup,
  }),
  route({
    method: 'POST',
    path: '/api/groups',
    summary: 'Set up a group with its timetable, room and facilitator',
    needs: 'groups.set-up',
    care: 'clinics',
    audit: { kind: 'change', action: 'group.set-up' },
    creates: true,
    input: { body: createGroupSchema },
    output: z.object({ groupId: z.string(), sessions: z.number(), seatLimit: z.number() }),
    action: createGroup,
  }),
];
