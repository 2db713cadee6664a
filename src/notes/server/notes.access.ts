import type { AccessTable } from '#platform/access/roles.ts';

export const notesAccess = {
  'notes.read': {
    roles: [
      'counselor',
      'supervisor',
      'prescriber',
      'nurse',
      'utilization_reviewer',
      'director',
      'privacy_officer',
    ],
    why: 'Who treats the person, who supervises that, who shows a payer why, and who answers for privacy.',
  },
  'notes.cosign': {
    roles: ['supervisor'],
    why: 'A supervisor answers for what people under supervision write.',
  },
  'notes.see-unsigned': {
    roles: ['counselor', 'supervisor', 'director'],
    why: 'Who writes notes sees their own that are open; who answers for a clinic sees whose are late, in numbers.',
  },
  'notes.read-in-error': {
    roles: ['privacy_officer'],
    why: 'A note on the wrong person left every list; who answers for privacy can still see what stood there.',
  },
  'notes.print': {
    roles: ['counselor', 'supervisor', 'director', 'privacy_officer'],
    why: 'Who writes notes and who answers for them takes them on paper, for inside the house; each time it is recorded.',
  },
  'notes.write': {
    roles: ['counselor', 'supervisor'],
    why: 'Who leads a session writes and signs its notes.',
  },
} as const satisfies AccessTable;
