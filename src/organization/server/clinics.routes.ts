import { z } from 'zod';
import { routesFor, type Route } from '#platform/http/route.ts';
import * as clinic from '../rules/clinic.ts';
import * as answers from '../rules/clinic-answers.ts';
import { addClosure, withdrawClosure } from './close-clinics.ts';
import { organizationAccess } from './organization.access.ts';
import { listClinics, openClinic } from './read-clinics.ts';
import * as setUp from './set-up-clinics.ts';

const route = routesFor(organizationAccess);
const nothing = z.strictObject({});
const ofClinic = z.strictObject({ clinicId: z.uuid() });
const ofRoom = z.strictObject({ clinicId: z.uuid(), roomId: z.uuid() });
const clinicId = z.object({ clinicId: z.string() });
const roomId = z.object({ roomId: z.string() });
const closureId = z.object({ closureId: z.string() });
const change = (action: string) => ({ kind: 'change', action }) as const;
const settingUp = { needs: 'clinics.set-up', care: 'clinics' } as const;

export const clinicsRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/clinics',
    summary: 'Clinics in reach, with their rooms and hours in brief',
    needs: 'clinics.see',
    care: 'clinics',
    audit: { kind: 'look', action: 'clinics.listed' },
    input: {},
    output: answers.clinicList,
    action: listClinics,
  }),
  route({
    method: 'GET',
    path: '/api/clinics/:clinicId',
    summary: 'One clinic with rooms, opening hours and closures',
    needs: 'clinics.see',
    care: 'clinics',
    audit: { kind: 'look', action: 'clinic.opened' },
    input: { params: ofClinic },
    output: answers.clinicAnswer,
    action: openClinic,
  }),
  route({
    method: 'POST',
    path: '/api/clinics',
    summary: 'Add a clinic',
    needs: 'clinics.add',
    care: 'organization',
    audit: change('clinic.added'),
    creates: true,
    input: { body: clinic.clinicSchema },
    output: clinicId,
    action: setUp.addClinic,
  }),
  route({
    ...settingUp,
    method: 'PUT',
    path: '/api/clinics/:clinicId',
    summary: 'Change a clinic',
    audit: change('clinic.changed'),
    input: { params: ofClinic, body: clinic.changeClinicSchema },
    output: clinicId,
    action: setUp.changeClinic,
  }),
  route({
    ...settingUp,
    method: 'PUT',
    path: '/api/clinics/:clinicId/hours',
    summary: 'Say when a clinic is open',
    audit: change('clinic.hours-set'),
    input: { params: ofClinic, body: clinic.hoursSchema },
    output: clinicId,
    action: setUp.setHours,
  }),
  route({
    ...settingUp,
    method: 'POST',
    path: '/api/clinics/:clinicId/rooms',
    summary: 'Add a room',
    audit: change('room.added'),
    creates: true,
    input: { params: ofClinic, body: clinic.roomSchema },
    output: roomId,
    action: setUp.addRoom,
  }),
  route({
    ...settingUp,
    method: 'PUT',
    path: '/api/clinics/:clinicId/rooms/:roomId',
    summary: 'Change a room',
    audit: change('room.changed'),
    input: { params: ofRoom, body: clinic.changeRoomSchema },
    output: roomId,
    action: setUp.changeRoom,
  }),
  route({
    ...settingUp,
    method: 'POST',
    path: '/api/clinics/:clinicId/rooms/:roomId/retire',
    summary: 'Retire a room in which nothing is planned any more',
    audit: change('room.retired'),
    input: { params: ofRoom, body: nothing },
    output: roomId,
    action: setUp.retireRoom,
  }),
  route({
    ...settingUp,
    method: 'POST',
    path: '/api/clinics/:clinicId/rooms/:roomId/bring-back',
    summary: 'Use a retired room again',
    audit: change('room.brought-back'),
    input: { params: ofRoom, body: nothing },
    output: roomId,
    action: setUp.bringRoomBack,
  }),
  route({
    ...settingUp,
    method: 'POST',
    path: '/api/closures',
    summary: 'Close a clinic, or every clinic, for some days',
    audit: change('closure.added'),
    creates: true,
    input: { body: clinic.closureSchema },
    output: closureId,
    action: addClosure,
  }),
  route({
    ...settingUp,
    method: 'POST',
    path: '/api/closures/:closureId/withdraw',
    summary: 'Take a closure back',
    audit: change('closure.withdrawn'),
    input: { params: z.strictObject({ closureId: z.uuid() }), body: nothing },
    output: closureId,
    action: withdrawClosure,
  }),
];
