// What later slices may ask of the calendar.
import { cancelBooking, endBookingsOf, insertBookings, moveBooking } from './bookings.db.ts';

export type { Booking, ResourceKind } from './bookings.db.ts';
export const bookAll = insertBookings;
export const moveOne = moveBooking;
export const freeOne = cancelBooking;
export const endBookings = endBookingsOf;
