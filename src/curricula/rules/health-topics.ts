// Which health topics a person must be offered, and which of them are still due. Texas asks chemical dependency
// programs for them: 26 TAC 564.901, in force since 2024-04-30. Other states: none that could be confirmed.

export const healthTopics = ['tuberculosis', 'hiv', 'hepatitis', 'std', 'tobacco', 'screening'] as const;
export type HealthTopic = (typeof healthTopics)[number];

export type HealthTopicRule = {
  readonly code: string;
  readonly topic: HealthTopic;
  /** Short, as it stands in a cell. */
  readonly short: string;
  /** How staff read it. */
  readonly says: string;
  readonly state: 'TX';
  readonly source: string;
  readonly since: string;
  readonly confirmed: boolean;
};

const texas = { state: 'TX', source: '26 TAC 564.901', since: '2024-04-30', confirmed: true } as const;

export const healthTopicRules: readonly HealthTopicRule[] = [
  {
    code: 'tx_topic_tuberculosis',
    topic: 'tuberculosis',
    short: 'TB',
    says: 'Texas: education on tuberculosis.',
    ...texas,
  },
  { code: 'tx_topic_hiv', topic: 'hiv', short: 'HIV', says: 'Texas: education on HIV.', ...texas },
  {
    code: 'tx_topic_hepatitis',
    topic: 'hepatitis',
    short: 'Hepatitis B, C',
    says: 'Texas: education on hepatitis B and C.',
    ...texas,
  },
  {
    code: 'tx_topic_std',
    topic: 'std',
    short: 'STDs',
    says: 'Texas: education on sexually transmitted diseases.',
    ...texas,
  },
  {
    code: 'tx_topic_tobacco',
    topic: 'tobacco',
    short: 'Tobacco',
    says: 'Texas: education on the risks of tobacco and nicotine.',
    ...texas,
  },
  {
    code: 'tx_topic_screening',
    topic: 'screening',
    short: 'Screening',
    says: 'Texas: access to screening for tuberculosis, HIV, hepatitis C and STDs.',
    ...texas,
  },
];

/** The health topics a person still lacks in a state, in the order of the rule. */
export function healthTopicsDue(state: string, had: Iterable<string>): readonly HealthTopicRule[] {
  const met = new Set(had);
  return healthTopicRules.filter((rule) => rule.state === state && !met.has(rule.topic));
}
