// My day: the sessions of the day, and above them which notes wait, and for whoever runs the house what is to be decided
// first.
import { HouseDay } from '#board/web/HouseDay.tsx';
import { MyDayPage } from '#attendance/web/MyDayPage.tsx';
import { UnsignedLine } from '#notes/web/UnsignedLine.tsx';

export function MyDay() {
  return (
    <MyDayPage
      above={
        <>
          <UnsignedLine />
          <HouseDay />
        </>
      }
    />
  );
}
