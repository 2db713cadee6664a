// What the pages of later slices may use of attendance: the roster, its marks, and the way to send what must not be lost.
import { durationText as duration, statusKeys as keys, statusWords as words } from './attendance-words.ts';
import { CountingLine as Counting } from './CountingLine.tsx';
import { useSession as session } from './attendance.api.ts';
import { calledName as called } from './mark-queue.ts';
import { MarksNotice as Notice } from './MarksNotice.tsx';
import { Roster as List } from './Roster.tsx';
import { sendUntilHeard as send } from './send-until-heard.ts';
import { useMarks as marks } from './use-marks.ts';
import { usePullOuts as pullOuts } from './use-pull-outs.ts';

export type { ShownPerson } from './mark-queue.ts';
export const useSession = session;
export const useMarks = marks;
export const usePullOuts = pullOuts;
export const Roster = List;
export const MarksNotice = Notice;
export const CountingLine = Counting;
export const sendUntilHeard = send;
export const calledName = called;
export const durationText = duration;
export const statusWords = words;
export const statusKeys = keys;
