// How covering reads.
export const standingWords: Readonly<Record<string, string>> = {
  can: 'qualified and free',
  'not-free': 'not free',
  absent: 'away',
  'outside-hours': 'outside their working hours',
  'facilitator-needs-supervision': 'leads only under supervision',
  'facilitator-credential-ended': 'credential does not count on that day',
  'facilitator-without-credential': 'no credential of this state',
};

export const lackWords: Readonly<Record<string, string>> = {
  'no-way-to-reach': 'no phone or mail on record',
  'no-device': 'no device to join with',
  'device-not-asked': 'nobody asked yet about a device',
};

export const staysWords: Readonly<Record<string, string>> = {
  virtual: 'virtual already',
  cancelled: 'cancelled',
  begun: 'has begun',
};

type Covered = { readonly hasBegun: boolean; readonly substitute: unknown };

/** How far covering is. A session that began before anybody stood in is not covered, and can no longer be. */
export function coveredWords(sessions: readonly Covered[]): string {
  const lacking = sessions.filter(({ substitute }) => substitute === null);
  const begun = lacking.filter(({ hasBegun }) => hasBegun).length;
  const open = lacking.length - begun;
  const covered = sessions.length - lacking.length;
  const said = [];
  if (open > 0) said.push(`${open} of ${sessions.length} still to cover.`);
  else if (begun === 0) said.push('✓ Every session is covered.');
  else if (covered > 0) said.push('✓ Every session still to come is covered.');
  if (begun > 0) said.push(`△ ${begun} began with nobody standing in.`);
  return said.join(' ');
}

/**
 * Who is offered at once, who may be asked, and who cannot: working hours are asked after and are no wall, so that whoever
 * agrees to come on a free day can be assigned.
 */
export function candidatesByStanding<One extends { readonly standing: string }>(candidates: readonly One[]) {
  const of = (standing: string) => candidates.filter((one) => one.standing === standing);
  const [can, mayBeAsked] = [of('can'), of('outside-hours')];
  const cannot = candidates.filter((one) => !can.includes(one) && !mayBeAsked.includes(one));
  return { can, mayBeAsked, cannot };
}
