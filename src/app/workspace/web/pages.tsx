// Every page of the workspace: its address and the slice's component, fetched when somebody goes there.
// A page is one line here; what leads to it stands in navigation.ts.
import { lazyRouteComponent, type RouteComponent } from '@tanstack/react-router';

export type Page = {
  readonly path: `/${string}`;
  readonly component: RouteComponent;
  /** Shown to whoever holds the link, signed in or not. */
  readonly open?: boolean;
};

export const pages: readonly Page[] = [
  { path: '/', component: lazyRouteComponent(() => import('./MyDay.tsx'), 'MyDay') },
  {
    path: '/today',
    component: lazyRouteComponent(() => import('#attendance/web/TodayPage.tsx'), 'TodayPage'),
  },
  {
    path: '/empty-chairs',
    component: lazyRouteComponent(() => import('#attendance/web/EmptyChairsPage.tsx'), 'EmptyChairsPage'),
  },
  {
    path: '/tablets',
    component: lazyRouteComponent(() => import('#tablets/web/TabletsPage.tsx'), 'TabletsPage'),
  },
  {
    path: '/sessions/$sessionId/before',
    component: lazyRouteComponent(() => import('./BeforeGroupPage.tsx'), 'BeforeGroupPage'),
  },
  {
    path: '/sessions/$sessionId/print',
    component: lazyRouteComponent(
      () => import('#notes/web/PrintSessionNotesPage.tsx'),
      'PrintSessionNotesPage',
    ),
  },
  {
    path: '/patients/$patientId/notes',
    component: lazyRouteComponent(
      () => import('#notes/web/PrintPersonNotesPage.tsx'),
      'PrintPersonNotesPage',
    ),
  },
  {
    path: '/sessions/$sessionId',
    component: lazyRouteComponent(() => import('#notes/web/SessionPage.tsx'), 'SessionPage'),
  },
  {
    path: '/notes',
    component: lazyRouteComponent(() => import('#notes/web/NotesToSignPage.tsx'), 'NotesToSignPage'),
  },
  {
    path: '/notes-in-error',
    component: lazyRouteComponent(() => import('#notes/web/NotesInErrorPage.tsx'), 'NotesInErrorPage'),
  },
  {
    path: '/patients/$patientId/notes-in-error',
    component: lazyRouteComponent(
      () => import('#notes/web/NotesInErrorOfPersonPage.tsx'),
      'NotesInErrorOfPersonPage',
    ),
  },
  {
    path: '/patients/$patientId/who-opened',
    component: lazyRouteComponent(() => import('./WhoOpenedPage.tsx'), 'WhoOpenedPage'),
  },
  {
    path: '/groups',
    component: lazyRouteComponent(() => import('#groups/web/GroupsPage.tsx'), 'GroupsPage'),
  },
  {
    path: '/groups/new',
    component: lazyRouteComponent(() => import('#groups/web/NewGroupPage.tsx'), 'NewGroupPage'),
  },
  {
    path: '/groups/$groupId/seat',
    component: lazyRouteComponent(() => import('#groups/web/seats/SeatInGroupPage.tsx'), 'SeatInGroupPage'),
  },
  {
    path: '/groups/$groupId',
    component: lazyRouteComponent(() => import('#groups/web/GroupPage.tsx'), 'GroupPage'),
  },
  {
    path: '/board/cover',
    component: lazyRouteComponent(() => import('#board/web/CoverPage.tsx'), 'CoverPage'),
  },
  {
    path: '/board/virtual-day',
    component: lazyRouteComponent(() => import('#board/web/VirtualDayPage.tsx'), 'VirtualDayPage'),
  },
  { path: '/board/tell', component: lazyRouteComponent(() => import('#board/web/TellPage.tsx'), 'TellPage') },
  {
    path: '/board/print',
    component: lazyRouteComponent(() => import('#board/web/PrintWeekPage.tsx'), 'PrintWeekPage'),
  },
  {
    path: '/board/rosters',
    component: lazyRouteComponent(() => import('#board/web/PrintRostersPage.tsx'), 'PrintRostersPage'),
  },
  {
    path: '/groups/$groupId/topics',
    component: lazyRouteComponent(() => import('#board/web/GroupTopicsPage.tsx'), 'GroupTopicsPage'),
  },
  { path: '/board', component: lazyRouteComponent(() => import('#board/web/BoardPage.tsx'), 'BoardPage') },
  {
    path: '/curricula',
    component: lazyRouteComponent(() => import('#curricula/web/CurriculaPage.tsx'), 'CurriculaPage'),
  },
  {
    path: '/curricula/new',
    component: lazyRouteComponent(() => import('#curricula/web/EditCurriculum.tsx'), 'NewCurriculumPage'),
  },
  {
    path: '/curricula/$curriculumId',
    component: lazyRouteComponent(() => import('#curricula/web/CurriculumPage.tsx'), 'CurriculumPage'),
  },
  {
    path: '/dates/$sessionId',
    component: lazyRouteComponent(() => import('#groups/web/seats/DatePage.tsx'), 'DatePage'),
  },
  {
    path: '/keep-apart',
    component: lazyRouteComponent(() => import('#groups/web/seats/KeepApartPage.tsx'), 'KeepApartPage'),
  },
  {
    path: '/patients/$patientId/seat',
    component: lazyRouteComponent(() => import('#groups/web/seats/SeatPersonPage.tsx'), 'SeatPersonPage'),
  },
  {
    path: '/patients',
    component: lazyRouteComponent(() => import('#patients/web/PatientsPage.tsx'), 'PatientsPage'),
  },
  {
    path: '/patients/new',
    component: lazyRouteComponent(
      () => import('#patients/web/RegisterPatientPage.tsx'),
      'RegisterPatientPage',
    ),
  },
  {
    path: '/imports',
    component: lazyRouteComponent(() => import('#interop/web/ImportsPage.tsx'), 'ImportsPage'),
  },
  {
    path: '/imports/files/$fileId',
    component: lazyRouteComponent(() => import('#interop/web/ImportFilePage.tsx'), 'ImportFilePage'),
  },
  {
    path: '/imports/$importId',
    component: lazyRouteComponent(() => import('#interop/web/ImportPage.tsx'), 'ImportPage'),
  },
  {
    path: '/openings',
    component: lazyRouteComponent(() => import('#patients/web/OpeningsPage.tsx'), 'OpeningsPage'),
  },
  {
    path: '/duplicates',
    component: lazyRouteComponent(() => import('#patients/web/DuplicatesPage.tsx'), 'DuplicatesPage'),
  },
  {
    path: '/patients/$patientId/record',
    component: lazyRouteComponent(() => import('#patients/web/RecordPage.tsx'), 'RecordPage'),
  },
  {
    path: '/patients/$patientId',
    component: lazyRouteComponent(() => import('#patients/web/PatientPage.tsx'), 'PatientPage'),
  },
  { path: '/staff', component: lazyRouteComponent(() => import('#staff/web/StaffPage.tsx'), 'StaffPage') },
  {
    path: '/staff/$staffMemberId',
    component: lazyRouteComponent(() => import('./StaffMemberPage.tsx'), 'StaffMemberPage'),
  },
  { path: '/begin', component: lazyRouteComponent(() => import('./SetUpStepsPage.tsx'), 'SetUpStepsPage') },
  {
    path: '/clinics',
    component: lazyRouteComponent(() => import('#organization/web/ClinicsPage.tsx'), 'ClinicsPage'),
  },
  {
    path: '/clinics/$clinicId',
    component: lazyRouteComponent(() => import('./ClinicWithDates.tsx'), 'ClinicWithDates'),
  },
  {
    path: '/policies',
    component: lazyRouteComponent(() => import('#organization/web/PoliciesPage.tsx'), 'PoliciesPage'),
  },
  {
    path: '/account',
    component: lazyRouteComponent(() => import('#staff/web/MyAccountPage.tsx'), 'MyAccountPage'),
  },
  { path: '/keys', component: lazyRouteComponent(() => import('./KeysPage.tsx'), 'KeysPage') },
  {
    path: '/kitchen-sink',
    component: lazyRouteComponent(() => import('./KitchenSinkPage.tsx'), 'KitchenSinkPage'),
  },
  {
    path: '/set-up/$token',
    component: lazyRouteComponent(() => import('#staff/web/SetUpPage.tsx'), 'SetUpPage'),
    open: true,
  },
  {
    path: '/set-up-organization',
    component: lazyRouteComponent(
      () => import('#staff/web/SetUpOrganizationPage.tsx'),
      'SetUpOrganizationPage',
    ),
    open: true,
  },
];
