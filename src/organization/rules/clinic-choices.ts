// What a clinic may choose from; apart from the schemas, so that the screens stay free of the schema library.
export const timeZones = [
  'America/New_York',
  'America/Chicago',
  'America/Denver',
  'America/Phoenix',
  'America/Los_Angeles',
  'America/Anchorage',
  'Pacific/Honolulu',
] as const;
export const programNames = ['substance_use', 'mental_health', 'co_occurring'] as const;
