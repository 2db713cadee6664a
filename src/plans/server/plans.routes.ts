import { z } from 'zod';
import { routesFor } from '#platform/http/route.ts';
import { endGoalSchema, goalsAnswer, goalSetAnswer, setGoalSchema } from '../rules/goal.ts';
import { endGoal, listGoals, setGoal, setGoalAnew, takeBackSetAnew } from './goals.ts';
import { plansAccess } from './plans.access.ts';

const route = routesFor(plansAccess);
const ofPatient = z.strictObject({ patientId: z.uuid() });
const ofGoal = z.strictObject({ goalId: z.uuid() });

export const plansRoutes = [
  route({
    method: 'GET',
    path: '/api/patients/:patientId/goals',
    summary: 'A person’s goals, those that stand first',
    needs: 'goals.see',
    care: 'clinics',
    audit: { kind: 'look', action: 'goals.listed' },
    input: { params: ofPatient },
    output: goalsAnswer,
    action: listGoals,
  }),
  route({
    method: 'POST',
    path: '/api/patients/:patientId/goals',
    summary: 'Set a goal',
    needs: 'goals.set',
    care: 'clinics',
    audit: { kind: 'change', action: 'goal.set' },
    creates: true,
    input: { params: ofPatient, body: setGoalSchema },
    output: goalSetAnswer,
    action: setGoal,
  }),
  route({
    method: 'POST',
    path: '/api/goals/:goalId/anew',
    summary: 'Set a goal anew in other words; the one before ends as entered in error',
    needs: 'goals.set',
    care: 'clinics',
    audit: { kind: 'change', action: 'goal.set-anew' },
    creates: true,
    input: { params: ofGoal, body: setGoalSchema },
    output: goalSetAnswer,
    action: setGoalAnew,
  }),
  route({
    method: 'POST',
    path: '/api/goals/:goalId/anew/undo',
    summary: 'Take back that a goal was set anew: the one before stands again',
    needs: 'goals.set',
    care: 'clinics',
    audit: { kind: 'change', action: 'goal.anew-undone' },
    creates: true,
    input: { params: ofGoal, body: z.strictObject({}) },
    output: goalSetAnswer,
    action: takeBackSetAnew,
  }),
  route({
    method: 'POST',
    path: '/api/goals/:goalId/end',
    summary: 'End a goal, with why',
    needs: 'goals.set',
    care: 'clinics',
    audit: { kind: 'change', action: 'goal.ended' },
    creates: true,
    input: { params: ofGoal, body: endGoalSchema },
    output: goalSetAnswer,
    action: endGoal,
  }),
];
