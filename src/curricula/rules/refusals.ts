import type { RefusalTable } from '#kernel/outcome.ts';

const notThere = {
  status: 404,
  title: 'Not found',
  sentence: 'It is not there, or not yours to open.',
} as const;

export const curriculaRefusals = {
  'curriculum-not-found': notThere,
  'topic-session-not-found': notThere,
  'topic-group-not-found': notThere,
  'topic-person-not-found': notThere,
  'library-entry-unknown': {
    status: 422,
    title: 'No such entry in the library',
    sentence: 'Choose one of the curricula listed.',
  },
  'curriculum-name-taken': {
    status: 409,
    title: 'This name is taken',
    sentence: 'There is a curriculum of that name already. Choose another name, or open that one.',
  },
  'version-starts-in-past': {
    status: 422,
    title: 'That day is past',
    sentence: 'Sessions keep the topic they had. Choose today or a later day.',
  },
  'curriculum-moved-on': {
    status: 409,
    title: 'Somebody else changed it meanwhile',
    sentence: 'Look at the newest version. What you typed is still here; save again if it is still right.',
  },
  'topic-code-twice': {
    status: 422,
    title: 'Two topics share a name of their own',
    sentence: 'Add one of them anew, so that it can be told apart.',
  },
  'topic-needs-secular-counterpart': {
    status: 422,
    title: 'A secular counterpart is missing',
    sentence:
      'Beside every topic that works with the twelve steps stands a secular one: give it a title, steps and a handout.',
  },
  'topic-needs-title': {
    status: 422,
    title: 'A title is missing',
    sentence: 'Give the topic a title, or mark that none is known.',
  },
  'first-topic-unknown': {
    status: 422,
    title: 'The curriculum has no such topic',
    sentence: 'Choose one of its topics to begin with.',
  },
  'group-follows-another': {
    status: 409,
    title: 'The group follows another curriculum then',
    sentence: 'Somebody chose one at the same moment. Look again and choose.',
  },
  'session-without-curriculum': {
    status: 422,
    title: 'No curriculum on this date',
    sentence: 'Choose a curriculum for the group first.',
  },
  'topic-unknown': {
    status: 422,
    title: 'The curriculum has no such topic',
    sentence: 'Choose one of the topics listed.',
  },
  'topic-has-no-secular-way': {
    status: 422,
    title: 'This topic needs no counterpart',
    sentence: 'It does not work with the twelve steps; it is for everybody.',
  },
} as const satisfies RefusalTable;

/** Which refusal a broken promise of the database means. */
export const curriculaConstraints = {
  curricula_name_once: 'curriculum-name-taken',
  curriculum_versions_one_after_another: 'curriculum-moved-on',
  topics_code_once: 'topic-code-twice',
  topics_secular_beside_twelve_step: 'topic-needs-secular-counterpart',
  topics_titled: 'topic-needs-title',
  group_curricula_one_at_a_time: 'group-follows-another',
  topic_changes_one_after_another: 'moved-on',
  path_choices_one_after_another: 'moved-on',
} as const;
