// Whether several people use this browser, such as the tablet at the door: then nothing typed is kept in it. Said once
// by whoever sets the device up; the clinic's own tablet page counts as shared without being told.
const place = 'evenkeel-shared-device';

// A yes or no of the device, and no word of anybody.
// oxlint-disable-next-line no-restricted-globals
const choices = localStorage;

export function isSharedDevice(): boolean {
  return location.pathname.startsWith('/kiosk') || choices.getItem(place) === 'yes';
}

export function setSharedDevice(isShared: boolean): void {
  if (isShared) choices.setItem(place, 'yes');
  else choices.removeItem(place);
}
