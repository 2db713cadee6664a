// What the pages of later slices and the shell may use of tasks.
import { TaskAlerts as Alerts } from './TaskAlerts.tsx';
import { UrgentBehindLock as Urgent } from './UrgentBehindLock.tsx';
import { TaskSteps as Steps } from './TaskSteps.tsx';
import { WhereTheyAre as Where } from './WhereTheyAre.tsx';

export const TaskAlerts = Alerts;
export const TaskSteps = Steps;
export const WhereTheyAre = Where;
export const UrgentBehindLock = Urgent;
