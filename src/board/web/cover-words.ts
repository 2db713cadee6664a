// How covering reads.
export const standingWords: Readonly<Record<string, string>> = {
  can: 'qualified and free',
  'not-free': 'not free',
  absent: 'away',
  'outside-hours': 'outside their working hours',
  'credential-missing': 'no credential on record',
  'credential-of-other-state': 'credential of another state',
  'credential-not-valid': 'credential not valid on that day',
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

export const meansWords: Readonly<Record<string, string>> = {
  call: 'Call',
  message: 'Leave a message at',
  text: 'Text',
  mail: 'Mail',
  letter: 'Write to',
};
