// How tries to reach somebody read.
import type { OutreachMeans, OutreachOutcome } from '../rules/outreach.ts';

export const meansWords: Readonly<Record<OutreachMeans, string>> = {
  call: 'Call',
  message: 'Leave a message at',
  text: 'Text',
  mail: 'Mail',
  letter: 'Write to',
  call_back: 'Call back',
  none: 'No way',
};

export const outcomeWords: Readonly<Record<OutreachOutcome, string>> = {
  comes_late: 'Comes late',
  not_today: 'Not today',
  reached: 'Spoke with them',
  message_left: 'Message left',
  no_answer: 'No answer',
  somebody_else: 'Somebody else answered',
  wrong_number: 'Wrong number',
  no_way: 'No way to reach them',
};
