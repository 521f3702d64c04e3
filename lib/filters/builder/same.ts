import { isObject } from "../codec/json-object";

/** Whether two JSON values are equal; the order of an object's names does not count. */
export function sameJson(one: unknown, two: unknown): boolean {
  if (Object.is(one, two)) return true;
  if (Array.isArray(one) && Array.isArray(two)) {
    return one.length === two.length && one.every((item, index) => sameJson(item, two[index]));
  }
  if (!isObject(one) || !isObject(two)) return false;
  const names = Object.keys(one);
  return (
    names.length === Object.keys(two).length &&
    // Both objects own the name, so reading it finds nothing inherited.
    names.every((name) => Object.hasOwn(two, name) && sameJson(one[name], two[name]))
  );
}
