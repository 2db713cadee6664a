// The four parts of the Matrix program as curricula of the library. What a session does is not copied from anywhere:
// the counselor works with the published manual, which is free to read.
import { earlyRecoverySkills, familyEducation, relapsePrevention, socialSupport } from './matrix.table.ts';
import type { LibraryCurriculum, LibraryTopic, MatrixTopic } from './library-entry.ts';

const manual =
  'Structure and titles: Counselor’s Treatment Manual, Matrix Intensive Outpatient Treatment for People With Stimulant Use Disorders, DHHS Publication (SMA) 06-4152, 2006 (US Government).';

type Part = {
  readonly code: string;
  readonly name: string;
  readonly says: string;
  readonly purpose: string;
  readonly topics: readonly MatrixTopic[];
};

function partOf({ code, name, says, purpose, topics }: Part): LibraryCurriculum {
  return {
    code,
    name,
    says,
    source: manual,
    whenCancelled: 'shift',
    topics: topics.map((topic, index) => topicOf({ code, purpose, topic, number: index + 1 })),
  };
}

type Placed = Pick<Part, 'code' | 'purpose'> & { readonly topic: MatrixTopic; readonly number: number };

function topicOf({ code, purpose, topic, number }: Placed): LibraryTopic {
  return {
    code: `${code}-${number}`,
    title: topic.title,
    titleStatus: topic.titleStatus,
    purpose,
    steps: [
      `Open the counselor’s manual at session ${number} of this part and follow it.`,
      'Begin with a round: how were the days since last time?',
      'End with one thing each person will do before the next session.',
    ],
    handout: 'The handout of this session in the client’s handbook.',
    ...(topic.secular ? { secular: topic.secular } : {}),
  };
}

export const matrixCurricula: readonly LibraryCurriculum[] = [
  partOf({
    code: 'matrix-early-recovery-skills',
    name: 'Matrix: Early Recovery Skills',
    says: '8 sessions of 50 minutes, weeks 1 to 4, Mondays and Fridays.',
    purpose: 'Learn first skills for stopping and staying stopped.',
    topics: earlyRecoverySkills,
  }),
  partOf({
    code: 'matrix-relapse-prevention',
    name: 'Matrix: Relapse Prevention',
    says: '32 sessions of 90 minutes, weeks 1 to 16, Mondays and Fridays; open: who joins begins at the present topic and the round wraps.',
    purpose: 'See how relapse builds up, and practice what to do instead.',
    topics: relapsePrevention,
  }),
  partOf({
    code: 'matrix-family-education',
    name: 'Matrix: Family Education',
    says: '12 sessions of 90 minutes, weeks 1 to 12, Wednesdays, for people and their families.',
    purpose: 'Understand together what is happening and how each can help.',
    topics: familyEducation,
  }),
  partOf({
    code: 'matrix-social-support',
    name: 'Matrix: Social Support',
    says: '36 sessions of 90 minutes, weeks 13 to 48, Wednesdays; without fixed titles.',
    purpose: 'Keep going together: the group chooses what it talks about.',
    topics: socialSupport,
  }),
];
