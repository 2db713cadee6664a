// Where help has to go for somebody who takes part by video. What was confirmed on arrival to this session counts before
// the address on record: people join from wherever they are, and help that is sent to their home would not find them.
// Source: emergency plans of video care rest on where the person is at that moment (Texas: 22 TAC 801.58 and 882.23 have
// the location recorded each session; elsewhere taken alike and not confirmed).
export type Place = {
  readonly from: 'arrival' | 'record';
  readonly address: string;
  /** Of an arrival: the state, a number to call back, and when it was confirmed. */
  readonly state: string | null;
  readonly callBack: string | null;
  readonly confirmedAt: string | null;
};

export type KnownPlaces = {
  readonly is_virtual: boolean;
  /** Confirmed on arrival to this session; null where nobody asked. */
  readonly here_address: string | null;
  readonly here_state: string | null;
  readonly here_call_back: string | null;
  readonly here_confirmed_at: string | null;
  /** On record; null where none is. */
  readonly address: string | null;
};

/** The place to send help to; null for who is in the room, and where none is known. */
export function placeOf(known: KnownPlaces): Place | null {
  if (!known.is_virtual) return null;
  if (known.here_address !== null)
    return {
      from: 'arrival',
      address: known.here_address,
      state: known.here_state,
      callBack: known.here_call_back,
      confirmedAt: known.here_confirmed_at,
    };
  return known.address === null
    ? null
    : { from: 'record', address: known.address, state: null, callBack: null, confirmedAt: null };
}

/** What a screen says of somebody by video; `time` writes an instant as the clinic reads it. */
export function placeWords(place: Place | null, time: (instant: string) => string): string {
  if (place === null)
    return 'By video, and no address is known: ask where they are now, stay on the call, and call 911 for that place.';
  if (place.from === 'record')
    return `By video: stay on the call, and call 911 for ${place.address}. That is the address on record: nobody confirmed today where they are, so ask first.`;
  const inState = place.state === null || endsWithState(place) ? '' : `, ${place.state}`;
  const at = place.confirmedAt === null ? '' : ` at ${time(place.confirmedAt)}`;
  const back = place.callBack === null ? '' : ` Call back: ${place.callBack}.`;
  return `By video: stay on the call, and call 911 for ${place.address}${inState}. That is where they said they are, confirmed on arrival${at}.${back}`;
}

// 'Oak Street, Chicago, IL' names its state already.
function endsWithState({ address, state }: Place): boolean {
  return state !== null && new RegExp(`\\b${state}\\b`, 'u').test(address);
}
