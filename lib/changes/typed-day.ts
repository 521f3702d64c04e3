/** Before this year a day is on its way: browsers report 0002, 0020 and 0202 while 2026 is typed. */
const FIRST_YEAR = 1000;

/** Whether what a date field says while keys are pressed can be meant: a whole day of a year with four digits. */
export function isWholeDay(day: string): boolean {
  return day !== "" && Number(day.slice(0, 4)) >= FIRST_YEAR;
}
