/** An earlier year is still being typed: browsers report 0002, 0020 and 0202 on the way to 2026. */
const FIRST_YEAR = 1000;

/** Whether a date field's value during typing is complete: a whole day of a year with four digits. */
export function isWholeDay(day: string): boolean {
  return day !== "" && Number(day.slice(0, 4)) >= FIRST_YEAR;
}
