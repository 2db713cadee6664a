// My day: the sessions of the day, and above them what waits: notes to sign, openings of locked records to look at, and for
// whoever runs the house what is to be decided first.
import { HouseDay } from '#board/web/HouseDay.tsx';
import { MyDayPage } from '#attendance/web/MyDayPage.tsx';
import { UnsignedLine } from '#notes/web/UnsignedLine.tsx';
import { OpeningsToSee } from '#patients/web/OpeningsToSee.tsx';

export function MyDay() {
  return (
    <MyDayPage
      above={
        <>
          <OpeningsToSee />
          <UnsignedLine />
          <HouseDay />
        </>
      }
    />
  );
}
