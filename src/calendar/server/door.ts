// What later slices may ask of the calendar.
import { findAvailability } from './availability.db.ts';
import {
  cancelBooking,
  cancelBookings,
  endBookingsOf,
  findBookingsFor,
  findNotFree,
  findTakenBy,
  insertBookings,
  moveBooking,
} from './bookings.db.ts';

export type { ResourceKind, TakenBy } from './bookings.db.ts';
export const bookAll = insertBookings;
export const moveOne = moveBooking;
export const freeOne = cancelBooking;
export const endBookings = endBookingsOf;
export const freeAll = cancelBookings;
export const bookingsFor = findBookingsFor;
export const notFree = findNotFree;
export const takenBy = findTakenBy;
export const availabilityOf = findAvailability;
