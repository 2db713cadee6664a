// My day: the sessions of the day, and above them, for whoever runs the house, what is to be decided first.
import { HouseDay } from '#board/web/HouseDay.tsx';
import { MyDayPage } from '#attendance/web/MyDayPage.tsx';

export function MyDay() {
  return <MyDayPage above={<HouseDay />} />;
}
