// What keeps a date from standing tonight, and may be gone tomorrow: its room or leader is taken, somebody would be in two
// places, or more people would come than its room or its state allows. The night goes on without that date.
export const leftForLater: ReadonlySet<string> = new Set([
  'bookings_never_twice',
  'sessions_one_place_at_a_time',
  'seats_within_limit',
  'session_blocks_fit_together',
  'session_blocks_fit_their_room',
]);
