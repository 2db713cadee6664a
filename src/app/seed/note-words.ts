// Plain words of the demonstration's notes: what a group worked on, and what each person brought and took along.
// Every person's part is put together anew, so that no two people in a room have the same words.
import type { Presence } from './attendance.ts';
import type { Random } from './random.ts';

export type Topic = {
  readonly name: string;
  readonly group: readonly string[];
  readonly brought: readonly string[];
  readonly worked: readonly string[];
};

export const topics: readonly Topic[] = [
  {
    name: 'Triggers',
    group: [
      'Group worked on triggers: people, places, times of day and feelings. Each person drew a map of one ordinary week and marked the hard hours.',
      'Opening round, then the trigger map. The second half went to what to do in the first ten minutes of a craving.',
    ],
    brought: [
      'Friday after work is the hardest hour of the week',
      'the way home passes the old corner store',
      'being paid in cash brings the thought back',
      'loneliness on Sunday evenings weighs more than any party',
      'an argument on the phone set off a craving last night',
    ],
    worked: [
      'marked three hours on the map and planned a call for each',
      'chose another way home and will try it twice before next session',
      'noticed that hunger comes first and the craving second',
      'asked two others in the room for their numbers',
    ],
  },
  {
    name: 'Sleep',
    group: [
      'Education on sleep in early recovery, then skills: a fixed getting-up time, light in the morning, no screens in bed.',
      'Group compared one week of sleep logs and picked one habit each to change.',
    ],
    brought: [
      'wakes at three and lies there until the alarm',
      'sleeps well only on the sofa with the television on',
      'night shifts turn every week upside down',
      'has slept six hours in a row for the first time in months',
    ],
    worked: [
      'will get up at the same time on all seven days',
      'moves the telephone out of the bedroom',
      'wrote down the worries before bed instead of turning them over',
      'asks the prescriber about the medicine taken at night',
    ],
  },
  {
    name: 'Saying no',
    group: [
      'Role play in pairs: saying no to an offer, to a friend and to a family member. Each pair showed one scene.',
      'Skills training in refusing: short, friendly, and then leaving. Played three times with rising pressure.',
    ],
    brought: [
      'an old friend has invited to a birthday with drinks',
      'a brother keeps offering pills for the back',
      'co-workers go out every payday',
      'fears to seem rude when saying no',
    ],
    worked: [
      'played the birthday scene twice and found own words',
      'practiced leaving the room after one sentence',
      'gave kind and exact feedback to a neighbor',
      'felt the voice shake and stayed with it',
    ],
  },
  {
    name: 'Anger',
    group: [
      'Group looked at the anger that comes before use: signs in the body, the thought behind it, and one way to cool down.',
      'Process group. The theme that came up was anger at being watched by family and by the court.',
    ],
    brought: [
      'shouted at the children on Tuesday and is ashamed of it',
      'feels watched at home',
      'the probation office changed the date again',
      'clenches the jaw all day and notices only at night',
    ],
    worked: [
      'named the first sign in the body and a word to stop with',
      'practiced paced breathing and felt the shoulders drop',
      'told the story without blaming and heard two others agree',
      'plans to apologize to one person before the weekend',
    ],
  },
  {
    name: 'Grief',
    group: [
      'Process group on loss: people, years, health, trust. The room was quiet and kind.',
      'Group made room for grief after a member spoke of a death in the family; grounding at the end.',
    ],
    brought: [
      'the first birthday without a sister is near',
      'misses the dog left with the former partner',
      'mourns the years more than the money',
      'lost a friend to an overdose in spring',
    ],
    worked: [
      'read a short letter aloud and let others answer',
      'cried, then stayed until the end',
      'will carry a photograph instead of the old lighter',
      'spoke of it for the first time here',
    ],
  },
  {
    name: 'Family',
    group: [
      'Education on what families go through and what helps them; each person wrote down one sentence to say at home.',
      'Group prepared the family session: what to share, what to keep, how to ask for a pause.',
    ],
    brought: [
      'a mother counts the spoons',
      'a partner wants everything told at once',
      'the children ask where the afternoons go',
      'has not spoken to a father since the summer',
    ],
    worked: [
      'wrote a sentence to say at dinner and tried it on the group',
      'decided what to share with the family and until when',
      'asked for a family session in two weeks',
      'listened more than spoke and named it',
    ],
  },
  {
    name: 'Relapse prevention plan',
    group: [
      'Each person went on with the relapse-prevention plan: early signs, steps, people to call, what to do if use does happen.',
      'Plans were read in threes; each listener marked the step that would be hardest at two in the morning.',
    ],
    brought: [
      'the plan has steps but no telephone numbers',
      'skipping meals is the first early sign',
      'had a drink on Saturday and called the next morning',
      'carries the plan on the phone and opened it twice',
    ],
    worked: [
      'added two people who agreed to be called at night',
      'described Saturday hour by hour and found the turn',
      'made the first step smaller so that it can be done',
      'taught another member how to open the plan without a network',
    ],
  },
  {
    name: 'Work and money',
    group: [
      "Skills group on work and money: telling an employer, gaps in a resume, and a week's budget.",
      'Each person made a budget for one week and one call about work or benefits.',
    ],
    brought: [
      'starts as a cook on Monday and worries about the knives and the wine',
      'owes two months of rent',
      'was asked about the gap in the resume',
      'was offered extra shifts at the hours of this group',
    ],
    worked: [
      'called the landlord from the hall and agreed on a date',
      'wrote three true sentences about the gap',
      'will ask for the early shift',
      'put the cash into an envelope for food first',
    ],
  },
  {
    name: 'Mindfulness',
    group: [
      'Urge surfing: watching a craving rise and fall for ten minutes, then talking about what was seen.',
      'Short sitting, a body scan, and a walk around the block in silence.',
    ],
    brought: [
      'cannot sit still for long',
      'thoughts run to the court date',
      'found the walk easier than the chair',
      'has practiced on four evenings',
    ],
    worked: [
      'stayed with the urge for ten minutes and saw it pass',
      'counted breaths and lost count kindly',
      'will practice at the bus stop',
      'noticed the tight chest before the thought',
    ],
  },
];

const moods = [
  'Came in tired and warmed up in the first round.',
  'Quiet at first; spoke when asked.',
  'In good spirits.',
  'Tense at the start, calmer at the end.',
  'Talkative; let others finish after one reminder.',
  'Sad and open about it.',
  'On time and prepared.',
  'Restless; stood at the window for a while and came back.',
];
const risks = [
  'No thoughts of harming self or others.',
  'Asked directly: no thoughts of suicide.',
  'Craving today 3 of 10.',
  'Craving today 6 of 10; stayed for a talk after group.',
  'Craving today 1 of 10.',
  'No use reported since last session.',
  'Reports one use since last session and spoke of it openly.',
  'Takes the medicine as prescribed.',
];
const plans = [
  'Goes on with the present plan.',
  'Will report back on it next session.',
  'One-to-one on this next week.',
  'Calls the sponsor tonight.',
  'Homework: one page of the workbook.',
  'Counselor looks into transport for the evening.',
  'Nurse asked to call about the refill.',
];
const away = [
  'Did not come and did not call. Called at the safe number, no answer; second call tomorrow morning.',
  'Away. Reached by telephone: no ride; the bus times were gone through together.',
  'Away. Answered the call, said the child is ill; expected next session.',
  'Away. Left no voicemail, as agreed; letter prepared.',
  'Away without a word for the second time this week. Supervisor told; visit offered.',
  'Away. Called at the safe number; a partner answered, so only a call back was asked for.',
  'Away. Texted "running late" and did not come; reached in the evening, is safe, comes next time.',
];
const calledOff = [
  'Called before group: appointment at the clinic that could not be moved.',
  'Called off in the morning with a fever; a make-up day was offered.',
  'Called off: shift changed at short notice.',
];

/** What the group did; names nobody. */
export function sharedWords(random: Random, topic: Topic): string {
  return random.pick(topic.group);
}

/** One person's own part. */
export function ownWords(random: Random, topic: Topic, presence: Presence): string {
  if (presence.status === 'absent') return random.pick(away);
  if (presence.status === 'cancelled') return random.pick(calledOff);
  const name = presence.seat.person.preferred ?? presence.seat.person.given;
  const late = presence.status === 'late' ? ' Came late; was brought up to date in the break.' : '';
  const left = presence.leftAt === null ? '' : ' Had to leave before the end.';
  const middle = random.chance(0.5)
    ? `Brought up: ${random.pick(topic.brought)}. ${name} ${random.pick(topic.worked)}.`
    : `${name} ${random.pick(topic.worked)}. On the mind: ${random.pick(topic.brought)}.`;
  return `${random.pick(moods)}${late} ${middle} ${random.pick(risks)}${left} ${random.pick(plans)}`;
}

const amendments = [
  {
    words: 'The call about transport was made after group, not before.',
    reason: 'Order of events put right',
  },
  {
    words: 'Also spoke about the visit to the prescriber on Thursday; no change of dose.',
    reason: 'Left out when signing',
  },
  { words: 'The craving score was 4 of 10, not 6.', reason: 'Wrong number noted' },
  { words: 'Homework was handed in and discussed.', reason: 'Left out when signing' },
] as const;

/** What is added to a signed note later. */
export function amendmentWords(random: Random): { words: string; reason: string } {
  return random.pick(amendments);
}
