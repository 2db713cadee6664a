// Pairs of own parts: near copies as they are made in a hurry, and notes of two people who sat in the same session.
// All of it is invented.
export type Pair = { readonly why: string; readonly one: string; readonly other: string };

export const nearCopies: readonly Pair[] = [
  {
    why: 'the same words',
    one: 'Shared openly about cravings after work and named walking home another way as a plan.',
    other: 'Shared openly about cravings after work and named walking home another way as a plan.',
  },
  {
    why: 'another name put in',
    one: 'Grace described an argument with her mother and practiced pausing before she answers.',
    other: 'Omar described an argument with his mother and practiced pausing before he answers.',
  },
  {
    why: 'he for she',
    one: 'She listened closely, gave kind feedback to a peer, and said she feels steadier than last week.',
    other: 'He listened closely, gave kind feedback to a peer, and said he feels steadier than last week.',
  },
  {
    why: 'numbers changed',
    one: 'Rated craving 7 of 10 at check-in and 4 at the close; used paced breathing twice on Tuesday.',
    other: 'Rated craving 5 of 10 at check-in and 2 at the close; used paced breathing twice on Thursday.',
  },
  {
    why: 'sentences in another order',
    one: 'Identified boredom as a trigger. Plans to call her sponsor on Friday evening. Mood calm.',
    other: 'Mood calm. Plans to call her sponsor on Friday evening. Identified boredom as a trigger.',
  },
  {
    why: 'one sentence added',
    one: 'Talked about payday as a high-risk time and agreed to hand the card to a brother.',
    other:
      'Talked about payday as a high-risk time and agreed to hand the card to a brother. Left a little early.',
  },
  {
    why: 'one word exchanged',
    one: 'Worked on a coping card, chose music and cold water as first steps, and read it aloud.',
    other: 'Worked on a coping card, chose music and stretching as first steps, and read it aloud.',
  },
  {
    why: 'only the first words differ',
    one: 'Arrived late but took part fully: explored guilt about missed birthdays and wrote a letter he will not send.',
    other:
      'Was on time and took part fully: explored guilt about missed birthdays and wrote a letter he will not send.',
  },
  {
    why: 'capital letters and signs',
    one: 'Named three warning signs - poor sleep, skipping meals, isolating - and a step for each.',
    other: 'NAMED THREE WARNING SIGNS: poor sleep; skipping meals; isolating; and a step for each!',
  },
  {
    why: 'endings of words changed',
    one: 'Practices refusing an offered drink, rehearses the phone call, and plans a ride home.',
    other: 'Practiced refusing an offered drink, rehearsed the phone call, and planned a ride home.',
  },
  {
    why: 'the last sentence dropped',
    one: 'Reviewed the relapse chain of last weekend step by step and found the second drink was decided at lunch. Hopeful.',
    other:
      'Reviewed the relapse chain of last weekend step by step and found the second drink was decided at lunch.',
  },
  {
    why: 'filler put in between',
    one: 'Accepted feedback about interrupting, apologized, and let others finish for the rest of the hour.',
    other:
      'Today the person also accepted feedback about interrupting, then apologized, and they let the others finish for the rest of the hour.',
  },
  {
    why: 'accents left out',
    one: 'Habló de la presión de su compañero José en el trabajo y ensayó decir que no con calma.',
    other: 'Hablo de la presion de su companero Jose en el trabajo y ensayo decir que no con calma.',
  },
  {
    why: 'Spanish with another name and day',
    one: 'Lucía contó que el lunes evitó la fiesta, llamó a su hermana y durmió bien por primera vez.',
    other: 'Marta contó que el jueves evitó la fiesta, llamó a su hermana y durmió bien por primera vez.',
  },
  {
    why: 'copied from last week with a new date',
    one: 'On 11/09 completed the trigger map, chose two places to avoid, and asked for help with transport.',
    other:
      'On 11/16 completed the trigger map, chose two places to avoid, and asked for help with transport.',
  },
  {
    why: 'two halves swapped around and',
    one: 'Gave an example of radical acceptance at the dentist and helped a peer find one of his own.',
    other: 'Helped a peer find one of his own and gave an example of radical acceptance at the dentist.',
  },
  {
    why: 'abbreviation spelled out',
    one: 'Completed the cost and benefit sheet, found more reasons to stay sober than before, spoke of his kids.',
    other:
      'Completed the cost and benefit sheet, found many more reasons to stay sober than he had before, and spoke of his kids.',
  },
  {
    why: 'two words exchanged in a long note',
    one: 'Described waking at night with dreams of using, told the group for the first time, was met with warmth, and agreed to tell the prescriber at Thursday’s visit.',
    other:
      'Described waking at night with dreams of using, told the group for the first time, was met with kindness, and agreed to tell the nurse at Thursday’s visit.',
  },
  {
    why: 'a template with one blank',
    one: 'Participated appropriately, identified one trigger (boredom), one coping skill, and one support person.',
    other:
      'Participated appropriately, identified one trigger (payday), one coping skill, and one support person.',
  },
  {
    why: 'the other one’s note pasted in front',
    one: 'Set a boundary with a roommate who drinks at home and reported it went better than feared.',
    other:
      'Set a boundary with a roommate who drinks at home and reported it went better than feared. Also mentioned a sore knee and a new bus line.',
  },
];

export const innocentPairs: readonly Pair[] = [
  {
    why: 'same topic, another story',
    one: 'Cravings come after night shifts; she will sleep at her sister’s on those mornings.',
    other: 'Cravings come on the bus past the old neighborhood; he will take the train until May.',
  },
  {
    why: 'both quiet, told differently',
    one: 'Listened, chose not to share today, nodded when grief was named.',
    other: 'Quiet because of a toothache; took notes and asked for the handout.',
  },
  {
    why: 'too short to tell',
    one: 'Listened, chose not to share.',
    other: 'Listened, chose not to share.',
  },
  {
    why: 'same skill, other use',
    one: 'Used paced breathing before a hearing and was heard out by the judge.',
    other: 'Used paced breathing with his toddler at bedtime and did not shout.',
  },
  {
    why: 'same plan, other person',
    one: 'Will call his sponsor before the wedding on Saturday and leave at nine.',
    other: 'Will call her sponsor once the lease is signed and ask about moving help.',
  },
  {
    why: 'same trigger, two answers',
    one: 'Payday: hands the card to her aunt and buys groceries the same hour.',
    other: 'Payday: still carries cash, sees no danger in it, and the group disagreed gently.',
  },
  {
    why: 'feedback given and received',
    one: 'Told a peer that he seems lighter since the move and offered to walk with him.',
    other: 'Heard that he seems lighter since the move, smiled, and doubted it aloud.',
  },
  {
    why: 'mood words in common',
    one: 'Anxious and tired; a letter from the landlord lay unopened for a week, opened it here.',
    other: 'Anxious and tired; the new dose makes mornings slow, will raise it with the prescriber.',
  },
  {
    why: 'same exercise sheet',
    one: 'Warning signs: skipping breakfast, long showers, not answering her son.',
    other: 'Warning signs: driving without aim, betting apps, picking quarrels at the shop.',
  },
  {
    why: 'same family theme',
    one: 'Her father will not visit; she wrote what she would tell him and kept it.',
    other: 'His daughter visited on Sunday; they cooked, and he cried after she left.',
  },
  {
    why: 'same frame of words',
    one: 'Identified loneliness as a trigger and plans to join the Tuesday choir.',
    other: 'Identified anger at the foreman as a trigger and plans to eat lunch outside.',
  },
  {
    why: 'same goal, other progress',
    one: 'Goal of thirty days reached; spoke about the medal and about fear of the next thirty.',
    other: 'Goal of thirty days moved to January after Friday’s use; angry, then relieved to have said it.',
  },
  {
    why: 'Spanish, two stories',
    one: 'Contó que su hijo volvió a hablarle y que no sabe cómo responder sin llorar.',
    other: 'Explicó por qué dejó el turno de noche y pidió ayuda con los papeles del seguro.',
  },
  {
    why: 'mindfulness, two bodies',
    one: 'During the body scan noticed her jaw, laughed, and kept her eyes open.',
    other: 'During the body scan fell asleep for a minute and woke embarrassed; was teased kindly.',
  },
  {
    why: 'late, for two reasons',
    one: 'Came late from the methadone clinic, joined the second half, strong on motivation.',
    other: 'Came late since the elevator was out; upset at first, later led the closing round.',
  },
  {
    why: 'same week, same person',
    one: 'Found out that arguments at dinner come before using; will eat with the neighbors.',
    other: 'Ate with the neighbors twice; no arguments, one urge on Sunday that passed in minutes.',
  },
  {
    why: 'homework done and not done',
    one: 'Brought the thought record with four entries; the one about shame moved the room.',
    other: 'Did not bring the thought record; says writing feels like school, tried a voice memo.',
  },
  {
    why: 'role play, both parts',
    one: 'Played the cousin who offers pills and found it easy, which frightened him.',
    other: 'Played herself and said no three ways; the third, walking off, felt true.',
  },
  {
    why: 'values exercise',
    one: 'Chose honesty and sleep as values; told how lying about naps began.',
    other: 'Chose humor and courage; wants to call the old band before winter.',
  },
  {
    why: 'many common words',
    one: 'He said that he would like to be with them when they are all there, at the lake.',
    other: 'She said that she was not going to be the one who does it all for them at home.',
  },
];
