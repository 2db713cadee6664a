import { z } from 'zod';
import { daySchema } from '../../../organization/rules/day.ts';
import { routesFor } from '#platform/http/route.ts';
import { deviceSchema } from '../../rules/device.ts';
import { changeDetailsSchema } from '../../rules/group.ts';
import { previewAnswer, seriesAnswer } from '../../rules/series/series-answers.ts';
import { placesAtOnce, weekOfPersonAnswer } from '../../rules/series/week-answers.ts';
import { makeChangeSchema, previewSchema } from '../../rules/series/series.ts';
import { groupsAccess } from '../groups.access.ts';
import { askDevice } from './ask-device.ts';
import { changeDetails } from './change-details.ts';
import { makeChange, previewChange } from './make-change.ts';
import { listPlacesAtOnce } from './places-at-once.ts';
import { readSeries } from './read-series.ts';
import { takeBackChange } from './take-back.ts';
import { readWeekOfPerson } from './week-of-person.ts';

const route = routesFor(groupsAccess);
const ofGroup = z.strictObject({ groupId: z.uuid() });

export const seriesRoutes = [
  route({
    method: 'GET',
    path: '/api/groups/:groupId/series',
    summary: 'Timetables of a group, its next dates, and what was changed',
    needs: 'groups.see',
    care: 'clinics',
    audit: { kind: 'look', action: 'series.opened' },
    input: { params: ofGroup },
    output: seriesAnswer,
    action: readSeries,
  }),
  route({
    method: 'GET',
    path: '/api/patients/:patientId/week',
    summary: 'The hours of a person’s week over all their groups, by the rules of whoever pays',
    needs: 'groups.see',
    care: 'clinics',
    audit: { kind: 'look', action: 'week.read' },
    input: {
      params: z.strictObject({ patientId: z.uuid() }),
      query: z.strictObject({ day: daySchema.optional() }),
    },
    output: weekOfPersonAnswer,
    action: readWeekOfPerson,
  }),
  route({
    method: 'POST',
    path: '/api/patients/:patientId/device',
    summary: 'Write down whether a person has a device for virtual dates',
    needs: 'groups.day',
    care: 'clinics',
    audit: { kind: 'change', action: 'device.asked' },
    input: { params: z.strictObject({ patientId: z.uuid() }), body: deviceSchema },
    output: z.object({ patientId: z.string() }),
    action: askDevice,
  }),
  route({
    method: 'GET',
    path: '/api/places-at-once',
    summary: 'People of merged records who sit in two groups at the same time',
    needs: 'groups.see',
    care: 'clinics',
    audit: { kind: 'look', action: 'places-at-once.listed' },
    input: {},
    output: placesAtOnce,
    action: listPlacesAtOnce,
  }),
  route({
    method: 'PUT',
    path: '/api/groups/:groupId/details',
    summary: 'Change what a group says of itself',
    needs: 'groups.set-up',
    care: 'clinics',
    audit: { kind: 'change', action: 'group.changed' },
    input: { params: ofGroup, body: changeDetailsSchema },
    output: z.object({ groupId: z.string(), version: z.number() }),
    action: changeDetails,
  }),
  route({
    method: 'POST',
    path: '/api/groups/:groupId/changes/preview',
    summary: 'What a change of a series or of one of its dates would do',
    needs: 'groups.reschedule',
    care: 'clinics',
    audit: { kind: 'look', action: 'series-change.previewed' },
    input: { params: ofGroup, body: previewSchema },
    output: previewAnswer,
    action: previewChange,
  }),
  route({
    method: 'POST',
    path: '/api/groups/:groupId/changes',
    summary: 'Change one date, this and the following, or all from today on',
    needs: 'groups.reschedule',
    care: 'clinics',
    audit: { kind: 'change', action: 'series.changed' },
    creates: true,
    input: { params: ofGroup, body: makeChangeSchema },
    output: z.object({ changeId: z.string() }),
    action: makeChange,
  }),
  route({
    method: 'POST',
    path: '/api/groups/:groupId/changes/:changeId/take-back',
    summary: 'Take a change of a series back',
    needs: 'groups.reschedule',
    care: 'clinics',
    audit: { kind: 'change', action: 'series-change.taken-back' },
    input: { params: z.strictObject({ groupId: z.uuid(), changeId: z.uuid() }), body: z.strictObject({}) },
    output: z.object({ changeId: z.string(), dates: z.number() }),
    action: takeBackChange,
  }),
];
