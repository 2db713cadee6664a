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
