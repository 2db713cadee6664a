import { z } from 'zod';
import { routesFor } from '#platform/http/route.ts';
import {
  closeTaskInput,
  releaseTaskInput,
  stepMade,
  takeTaskInput,
  taskList,
  taskSigns,
  urgentAnswer,
} from '../rules/task-schema.ts';
import { tasksAccess } from './tasks.access.ts';
import { closeTask, listSigns, listTasks, lookForUrgent, releaseTask, takeTask } from './work-on-tasks.ts';

const route = routesFor(tasksAccess);
const ofTask = z.strictObject({ taskId: z.uuid() });

export const tasksRoutes = [
  route({
    method: 'GET',
    path: '/api/tasks',
    summary: 'Open tasks in reach, the most pressing first',
    needs: 'tasks.see',
    care: 'clinics',
    audit: { kind: 'look', action: 'tasks.listed' },
    input: {},
    output: taskList,
    action: listTasks,
  }),
  route({
    method: 'GET',
    path: '/api/tasks/signs',
    summary: 'Which open tasks belong at the top of one’s screens, in ids alone',
    needs: 'tasks.see',
    care: 'clinics',
    audit: { kind: 'look', action: 'tasks.looked-for' },
    activity: 'background',
    input: {},
    output: taskSigns,
    action: listSigns,
  }),
  route({
    method: 'GET',
    path: '/api/tasks/urgent',
    summary: 'Whether something urgent waits for who asks: yes or no, told also behind a lock',
    needs: 'signed-in',
    care: 'none',
    audit: { kind: 'none', because: 'It says yes or no, and nothing of anybody.' },
    activity: 'background',
    whileLocked: true,
    input: {},
    output: urgentAnswer,
    action: lookForUrgent,
  }),
  route({
    method: 'POST',
    path: '/api/tasks/:taskId/take',
    summary: 'Take a task, or take it over',
    needs: 'tasks.work',
    care: 'clinics',
    audit: { kind: 'change', action: 'task.taken' },
    creates: true,
    input: { params: ofTask, body: takeTaskInput },
    output: stepMade,
    action: takeTask,
  }),
  route({
    method: 'POST',
    path: '/api/tasks/:taskId/outcome',
    summary: 'Say what was done; the task is closed',
    needs: 'tasks.work',
    care: 'clinics',
    audit: { kind: 'change', action: 'task.closed' },
    creates: true,
    input: { params: ofTask, body: closeTaskInput },
    output: stepMade,
    action: closeTask,
  }),
  route({
    method: 'POST',
    path: '/api/tasks/:taskId/word',
    summary: 'Let what waits for a task go on, with the reason',
    needs: 'tasks.give-word',
    care: 'clinics',
    audit: { kind: 'change', action: 'task.released' },
    creates: true,
    input: { params: ofTask, body: releaseTaskInput },
    output: stepMade,
    action: releaseTask,
  }),
];
