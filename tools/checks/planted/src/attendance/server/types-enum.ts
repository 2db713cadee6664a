export enum Mode {
  InPerson,
}
