// Typed calls of clinics. Keys begin with the topic the server announces.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { ask } from '#ui/ask.ts';
import type { ChangeClinic, ChangeRoom, Clinic, NewClosure, OpenDay, Room } from '../rules/clinic.ts';
import type { ClinicAnswer, ClinicList } from '../rules/clinic-answers.ts';

export function useClinics() {
  return useQuery({
    queryKey: ['clinics', 'list'],
    queryFn: () => ask<ClinicList>({ path: '/api/clinics' }),
  });
}

export function useClinic(clinicId: string) {
  return useQuery({
    queryKey: ['clinics', clinicId],
    queryFn: () => ask<ClinicAnswer>({ path: `/api/clinics/${clinicId}` }),
  });
}

/** Asks anew for what clinics there are; who is signed in knows their names as well. */
export function useClinicsAgain(): () => Promise<void> {
  const client = useQueryClient();
  return async () => {
    await Promise.all([
      client.invalidateQueries({ queryKey: ['clinics'] }),
      client.invalidateQueries({ queryKey: ['me'] }),
      client.invalidateQueries({ queryKey: ['set-up'] }),
    ]);
  };
}

export const addClinic = (clinic: Clinic, key: string) =>
  ask<{ clinicId: string }>({ method: 'POST', path: '/api/clinics', body: clinic, key });
export const changeClinic = (clinicId: string, clinic: ChangeClinic) =>
  ask<{ clinicId: string }>({ method: 'PUT', path: `/api/clinics/${clinicId}`, body: clinic });
type Hours = { readonly days: readonly OpenDay[]; readonly seen: readonly OpenDay[] };
export const setHours = (clinicId: string, hours: Hours) =>
  ask<{ clinicId: string }>({ method: 'PUT', path: `/api/clinics/${clinicId}/hours`, body: hours });

const roomPath = (clinicId: string, roomId: string) => `/api/clinics/${clinicId}/rooms/${roomId}`;
export const addRoom = (clinicId: string, room: Room, key: string) =>
  ask<{ roomId: string }>({ method: 'POST', path: `/api/clinics/${clinicId}/rooms`, body: room, key });
export const changeRoom = (of: { clinicId: string; roomId: string }, room: ChangeRoom) =>
  ask<{ roomId: string }>({ method: 'PUT', path: roomPath(of.clinicId, of.roomId), body: room });
export const retireRoom = (of: { clinicId: string; roomId: string }) =>
  ask<{ roomId: string }>({ method: 'POST', path: `${roomPath(of.clinicId, of.roomId)}/retire` });
export const bringRoomBack = (of: { clinicId: string; roomId: string }) =>
  ask<{ roomId: string }>({ method: 'POST', path: `${roomPath(of.clinicId, of.roomId)}/bring-back` });

export const addClosure = (closure: NewClosure, key: string) =>
  ask<{ closureId: string }>({ method: 'POST', path: '/api/closures', body: closure, key });
export const withdrawClosure = (closureId: string) =>
  ask<{ closureId: string }>({ method: 'POST', path: `/api/closures/${closureId}/withdraw` });
