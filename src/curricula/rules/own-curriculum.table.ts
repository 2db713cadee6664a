// Our own curriculum on the field's topics. The words are our own; nothing in it is medical advice to a person, and a
// nurse or prescriber answers questions about one's own health. The health topics are those Texas asks for
// (26 TAC 564.901). Beside what works with the twelve steps stands a secular counterpart.
import type { LibraryTopic } from './library-entry.ts';

export const ownCurriculum: readonly LibraryTopic[] = [
  {
    code: 'triggers',
    title: 'Triggers, outside and inside',
    purpose: 'Know the places, people, hours and feelings that pull toward use, before they come.',
    steps: [
      'Each person names one outside and one inside trigger of the last week.',
      'Put them on one sheet: which can be avoided, which must be met.',
      'For one that must be met, pairs plan the first five minutes.',
    ],
    handout: 'My three strongest triggers, and what I do in the first five minutes of each.',
  },
  {
    code: 'cravings',
    title: 'Riding out a craving',
    purpose: 'See that a craving rises, peaks and passes, and have ways through it.',
    steps: [
      'Draw the curve of one craving: when it began, how high, how long.',
      'Collect what has helped: delay, distance, a drink of water, a call, moving the body.',
      'Practice one way together for three minutes and say what changed.',
    ],
    handout: 'A craving passes. My delay, my distance, my person to call.',
  },
  {
    code: 'motivation',
    title: 'My own reasons',
    purpose: 'Hear one’s own reasons for change, and what makes it hard, without being argued with.',
    steps: [
      'Write down both sides: what use gave me, and what it took.',
      'On a line from 0 to 10: how important is change today, and why not lower?',
      'Say one reason aloud in your own words; the group listens and does not advise.',
    ],
    handout: 'Three reasons of my own, kept where I see them each morning.',
  },
  {
    code: 'goals',
    title: 'Goals small enough to reach',
    purpose: 'Turn a wish into one step that can be done this week.',
    steps: [
      'Pick one wish for the next three months.',
      'Find the smallest step toward it: what, when, where, with whom.',
      'Name what could get in the way and one answer to it.',
    ],
    handout: 'This week I will …, on …, and … will ask me how it went.',
  },
  {
    code: 'relationships',
    title: 'People close to me',
    purpose: 'See which relationships help recovery, which strain it, and what one can do about one of them.',
    steps: [
      'Draw the people around you, near and far, with a plus or a question mark.',
      'Choose one and say what you would like more of, or less of.',
      'Practice the first two sentences with a partner.',
    ],
    handout: 'One person I want to be nearer to, and my first sentence.',
  },
  {
    code: 'communication',
    title: 'Saying it so that it can be heard',
    purpose: 'Ask, decline and disagree clearly, and listen so that others feel heard.',
    steps: [
      'Compare three ways to answer the same request: giving in, attacking, saying it plainly.',
      'Pairs practice: what I see, what I feel, what I ask for.',
      'The listener says back what was heard before answering.',
    ],
    handout: 'I see … I feel … I would like …',
  },
  {
    code: 'boundaries',
    title: 'Boundaries',
    purpose: 'Decide what is all right and what is not, and hold to it kindly.',
    steps: [
      'Name one boundary you kept and one you could not keep lately.',
      'Write one boundary as a sentence about what you will do, not what others must.',
      'Practice holding it when the other person pushes.',
    ],
    handout: 'If …, then I will … I do not need to explain it twice.',
  },
  {
    code: 'stress',
    title: 'Stress, and lowering it',
    purpose: 'Notice stress early and have two ways to lower it that work in a minute and in a day.',
    steps: [
      'Where in the body do you notice stress first? Mark it on a figure.',
      'Try slow breathing, longer out than in, for two minutes.',
      'Plan one thing to leave out and one to put in this week.',
    ],
    handout: 'My early signs of stress. My one-minute way. My one-day way.',
  },
  {
    code: 'emotional-regulation',
    title: 'When feelings run high',
    purpose: 'Name a feeling, lower its heat, and choose what to do next.',
    steps: [
      'Name the feeling and how strong it is, from 0 to 10.',
      'Lower the heat first: cold water, a walk, breathing, counting what you see.',
      'Then ask: what does this feeling want me to do, and would it help?',
    ],
    handout: 'Name it. Lower it. Then choose.',
  },
  {
    code: 'mindfulness',
    title: 'Being where I am',
    purpose: 'Practice noticing what is there now without having to change it.',
    steps: [
      'Five quiet minutes with eyes open: sounds, breath, the chair.',
      'Share one thing you noticed; wandering off is part of it.',
      'Choose a daily moment for one minute of it: first coffee, the bus, the stairs.',
    ],
    handout: 'One minute a day, at …: five things I hear, see or feel.',
  },
  {
    code: 'problem-solving',
    title: 'Solving a problem in steps',
    purpose: 'Take one real problem apart and leave with a first step.',
    steps: [
      'One person offers a problem; say it in one sentence.',
      'Collect ideas for three minutes, without judging any.',
      'Weigh two of them, choose one, and plan when to look how it went.',
    ],
    handout: 'The problem, three ways, the one I try, and the day I look again.',
  },
  {
    code: 'relapse-prevention',
    title: 'My relapse-prevention plan',
    purpose: 'Know one’s own early signs, and what to do at each, also if use does happen.',
    steps: [
      'Line up your signs from the first small one to the last.',
      'At each, write one action and one person.',
      'Say plainly what you will do in the first hour if you do use: safety, a call, come back.',
    ],
    handout: 'My signs, my actions, my people. If I use: stay safe, call …, come to the next group.',
  },
  {
    code: 'grief',
    title: 'Loss and grief',
    purpose: 'Make room for what was lost, to death, to use, or by stopping.',
    steps: [
      'Each may name a loss, or pass.',
      'What helps on a hard day, and what only looks as if it helped?',
      'Plan the next anniversary or hard date: where, with whom.',
    ],
    handout: 'A hard date ahead of me, and who is with me on it.',
  },
  {
    code: 'sleep',
    title: 'Sleep',
    purpose: 'Sleep often comes back slowly; a few habits help it along.',
    steps: [
      'Look at last night: to bed, asleep, awake, up.',
      'Collect what disturbs: screens, caffeine, naps, worry in bed.',
      'Choose one habit to try for seven nights; lasting trouble goes to the nurse or prescriber.',
    ],
    handout: 'Up at the same time each day. My one habit for seven nights.',
  },
  {
    code: 'nutrition',
    title: 'Eating and drinking well enough',
    purpose: 'Regular meals steady mood and cravings; it need not be perfect or dear.',
    steps: [
      'What did you eat yesterday, and when was the longest gap?',
      'Plan three simple meals with a small budget.',
      'Fill in: water nearby, something to eat before the hour when cravings come.',
    ],
    handout: 'Breakfast within an hour of getting up; something to eat before my hard hour.',
  },
  {
    code: 'values',
    title: 'What matters to me',
    purpose: 'Find what one wants to stand for, beyond not using.',
    steps: [
      'From a list of values, keep five, then two.',
      'When did you last live one of them, even a little?',
      'Plan one act this week that fits one of the two.',
    ],
    handout: 'My two values, and one act for each.',
  },
  {
    code: 'self-compassion',
    title: 'Being fair to myself',
    purpose: 'Answer mistakes and shame the way one would answer a friend.',
    steps: [
      'Write what you say to yourself after a mistake.',
      'Write what you would say to a friend in the same place.',
      'Read the second one aloud to yourself; notice what is hard about it.',
    ],
    handout: 'What I would say to a friend, addressed to me.',
  },
  {
    code: 'sober-network',
    title: 'Building a sober network',
    purpose: 'Find people and places that make a sober life lighter.',
    steps: [
      'Count: whom could you call tonight, whom on a weekend, whom for fun?',
      'List places nearby where people do not use: clubs, sports, classes, volunteering, meetings.',
      'Plan one visit this week, with somebody of the group if possible.',
    ],
    handout: 'Three numbers, two places, one visit this week.',
  },
  {
    code: 'mutual-help',
    title: 'Mutual help: the twelve steps',
    purpose: 'Know what mutual help is and how to try it, whichever kind fits.',
    steps: [
      'Somebody who knows twelve-step meetings tells how one runs; others ask.',
      'Look up open meetings near you, in person and online.',
      'Plan one to try, and whom to go with.',
    ],
    handout: 'My meeting to try: where, when, with whom.',
    secular: {
      title: 'Mutual help without the steps',
      steps: [
        'Look at secular kinds of mutual help: what they share, where they differ.',
        'Look up meetings near you, in person and online.',
        'Plan one to try, and whom to go with.',
      ],
      handout: 'My secular meeting to try: where, when, with whom.',
    },
  },
  {
    code: 'control',
    title: 'Letting go: steps one to three',
    purpose: 'Tell apart what one can change from what one cannot, and put strength where it counts.',
    steps: [
      'Read the first three steps; each says what they mean to them, or that they do not fit.',
      'Two lists: what I tried to control, what I could ask for help with.',
      'Choose one thing to hand over this week, and to whom.',
    ],
    handout: 'What I let go of this week, and whom I ask for help.',
    secular: {
      title: 'What is mine to change',
      steps: [
        'Two circles: what I can change, what I can only answer.',
        'Move one worry from the outer circle into a step in the inner one.',
        'Choose one thing to ask help with this week, and whom.',
      ],
      handout: 'In my circle: one step. Outside it: one thing I stop wrestling with.',
    },
  },
  {
    code: 'health-tuberculosis',
    title: 'Health: tuberculosis',
    purpose: 'Know how tuberculosis spreads, its signs, and that it can be found and treated.',
    steps: [
      'Quiz in pairs: spread through the air; cough for weeks, night sweats, weight loss.',
      'Difference between carrying it and being ill with it; both can be treated.',
      'Who should be tested, and where near here.',
    ],
    handout: 'Where I can be tested for tuberculosis, and the signs to act on.',
    healthTopics: ['tuberculosis'],
  },
  {
    code: 'health-hiv',
    title: 'Health: HIV',
    purpose: 'Know how HIV is and is not passed on, how to prevent it, and that treatment works.',
    steps: [
      'True or false: how it is passed on, and how it is not.',
      'Prevention: condoms, new equipment each time, medicine before and after exposure.',
      'Testing is private and quick; treatment keeps people well and stops passing it on.',
    ],
    handout: 'Where I can have an HIV test, and whom I ask about prevention medicine.',
    healthTopics: ['hiv'],
  },
  {
    code: 'health-hepatitis',
    title: 'Health: hepatitis B and C',
    purpose: 'Know how hepatitis B and C differ, how to prevent them, and that C can be cured.',
    steps: [
      'Compare B and C: how each is passed on, vaccine for B, cure for C.',
      'Sharing of needles, straws, razors: what to do instead.',
      'Who should be tested and vaccinated, and where.',
    ],
    handout: 'Vaccine for B. Test and cure for C. My next step: …',
    healthTopics: ['hepatitis'],
  },
  {
    code: 'health-std',
    title: 'Health: sexually transmitted diseases',
    purpose: 'Know that many have no signs, most can be cured, and how to protect oneself and others.',
    steps: [
      'Which ones are there, which have no signs, which are cured and which are treated.',
      'How to talk with a partner about tests and protection: practice two sentences.',
      'Where tests are private and cheap or free near here.',
    ],
    handout: 'My two sentences for a partner, and where I can be tested.',
    healthTopics: ['std'],
  },
  {
    code: 'health-tobacco',
    title: 'Health: tobacco and nicotine',
    purpose: 'Know the risks of tobacco and nicotine, and that stopping helps recovery.',
    steps: [
      'What smoking and vaping do to body, sleep, money and cravings.',
      'What helps to stop: medicine, replacement, quit lines, doing it together.',
      'Each may set one step: less, later, or a day to stop.',
    ],
    handout: 'The quit line, what medicine can do, and my one step.',
    healthTopics: ['tobacco'],
  },
  {
    code: 'health-screening',
    title: 'Health: getting screened',
    purpose: 'Know where and how to be screened for tuberculosis, HIV, hepatitis C and other infections.',
    steps: [
      'A list of places near this clinic: what they test, when, what it costs.',
      'What happens to results, who sees them, and what one may refuse.',
      'Plan one appointment; the nurse helps whoever wants it.',
    ],
    handout: 'My appointment: where, when, and who goes along.',
    healthTopics: ['screening'],
  },
];
