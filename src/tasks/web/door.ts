// What the pages of later slices and the shell may use of tasks.
import { TaskAlerts as Alerts } from './TaskAlerts.tsx';
import { TaskSteps as Steps } from './TaskSteps.tsx';

export const TaskAlerts = Alerts;
export const TaskSteps = Steps;
