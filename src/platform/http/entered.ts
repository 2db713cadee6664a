// What the database function enter_sign_in answers; see db/migrations/0006-staff-sign-ins.sql.
export type Entered = {
  state: 'none' | 'locked' | 'forbidden' | 'open';
  organization_id: string;
  sign_in_id: string;
  staff_member_id: string;
  roles: string[];
  whole_organization: boolean | null;
  clinic_ids: string[] | null;
  caseload_clinic_ids: string[] | null;
  today: string;
  stepped_up_at: string | null;
};

/** What enter_tablet answers; all null when no such tablet is set up. See db/migrations/0270-tablets.sql. */
export type EnteredTablet = {
  organization_id: string | null;
  tablet_id: string;
  clinic_id: string;
  clinic_name: string;
  state: string;
  time_zone: string;
  today: string;
};
