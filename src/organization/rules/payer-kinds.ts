// The kinds of payers, with the words of each. Apart from the schemas, because pages decide by them as well.

export const payerKindWords = {
  medicaid: 'Medicaid',
  medicare: 'Medicare',
  commercial: 'Commercial',
  public: 'State or county funds',
  self_pay: 'Self-pay',
  other: 'Other',
} as const;
export type PayerKind = keyof typeof payerKindWords;
export const payerKinds = Object.keys(payerKindWords) as [PayerKind, ...PayerKind[]];
