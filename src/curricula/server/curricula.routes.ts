import { z } from 'zod';
import { routesFor } from '#platform/http/route.ts';
import {
  curriculumAnswer,
  curriculumList,
  curriculumWritten,
  sessionTopics,
} from '../rules/curriculum-answers.ts';
import {
  changeTopicSchema,
  choosePathSchema,
  followCurriculumSchema,
  paths,
  reviseCurriculumSchema,
  takeFromLibrarySchema,
  writeCurriculumSchema,
} from '../rules/curriculum.ts';
import { changeTopic } from './change-topic.ts';
import { choosePath } from './choose-path.ts';
import { curriculaAccess } from './curricula.access.ts';
import { followCurriculum } from './follow-curriculum.ts';
import { listCurricula, openCurriculum } from './read-curricula.ts';
import { readSessionTopics } from './read-topics.ts';
import { reviseCurriculum, takeFromLibrary, writeCurriculum } from './write-curriculum.ts';

const route = routesFor(curriculaAccess);
const ofCurriculum = z.strictObject({ curriculumId: z.uuid() });
const ofSession = z.strictObject({ sessionId: z.uuid() });

export const curriculaRoutes = [
  route({
    method: 'GET',
    path: '/api/curricula',
    summary: 'Curricula of the house, and those of the library that may be taken over',
    needs: 'curricula.see',
    care: 'clinics',
    audit: { kind: 'look', action: 'curricula.listed' },
    input: {},
    output: curriculumList,
    action: listCurricula,
  }),
  route({
    method: 'GET',
    path: '/api/curricula/:curriculumId',
    summary: 'One curriculum with its topics, its versions and the groups that follow it',
    needs: 'curricula.see',
    care: 'clinics',
    audit: { kind: 'look', action: 'curriculum.opened' },
    input: { params: ofCurriculum },
    output: curriculumAnswer,
    action: openCurriculum,
  }),
  route({
    method: 'POST',
    path: '/api/curricula',
    summary: 'Write a curriculum of one’s own',
    needs: 'curricula.write',
    care: 'clinics',
    audit: { kind: 'change', action: 'curriculum.written' },
    creates: true,
    input: { body: writeCurriculumSchema },
    output: curriculumWritten,
    action: writeCurriculum,
  }),
  route({
    method: 'POST',
    path: '/api/curricula/from-library',
    summary: 'Take a curriculum of the library over',
    needs: 'curricula.write',
    care: 'clinics',
    audit: { kind: 'change', action: 'curriculum.taken-over' },
    creates: true,
    input: { body: takeFromLibrarySchema },
    output: curriculumWritten,
    action: takeFromLibrary,
  }),
  route({
    method: 'POST',
    path: '/api/curricula/:curriculumId/versions',
    summary: 'Write the next version of a curriculum, from a day on',
    needs: 'curricula.write',
    care: 'clinics',
    audit: { kind: 'change', action: 'curriculum.revised' },
    creates: true,
    input: { params: ofCurriculum, body: reviseCurriculumSchema },
    output: curriculumWritten,
    action: reviseCurriculum,
  }),
  route({
    method: 'POST',
    path: '/api/groups/:groupId/curriculum',
    summary: 'Say which curriculum a group works through from a day on',
    needs: 'curricula.write',
    care: 'clinics',
    audit: { kind: 'change', action: 'group.curriculum-chosen' },
    creates: true,
    input: { params: z.strictObject({ groupId: z.uuid() }), body: followCurriculumSchema },
    output: z.object({ groupId: z.string() }),
    action: followCurriculum,
  }),
  route({
    method: 'GET',
    path: '/api/sessions/:sessionId/topics',
    summary: 'The topic of a session, what to do, and what else could be chosen',
    needs: 'curricula.see',
    care: 'clinics',
    audit: { kind: 'look', action: 'session-topics.opened' },
    input: { params: ofSession },
    output: sessionTopics,
    action: readSessionTopics,
  }),
  route({
    method: 'POST',
    path: '/api/sessions/:sessionId/topics',
    summary: 'Choose another topic for one date, or the secular counterpart, or go back to the order',
    needs: 'topics.change',
    care: 'clinics',
    audit: { kind: 'change', action: 'session-topic.changed' },
    creates: true,
    input: { params: ofSession, body: changeTopicSchema },
    output: sessionTopics,
    action: changeTopic,
  }),
  route({
    method: 'POST',
    path: '/api/patients/:patientId/path',
    summary: 'Record which path a person chose for topics that work with the twelve steps',
    needs: 'topics.record-path',
    care: 'clinics',
    audit: { kind: 'change', action: 'path.chosen' },
    creates: true,
    input: { params: z.strictObject({ patientId: z.uuid() }), body: choosePathSchema },
    output: z.object({ path: z.enum(paths), sequence: z.number() }),
    action: choosePath,
  }),
];
