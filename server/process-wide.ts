import "server-only";

/**
 * One value for the whole process. Next bundles pages, route handlers and the start-up hook apart, so a module variable
 * would exist several times: several pools, several caches, and refreshes that do not know of each other.
 */
export function processWide<T>(name: string, create: () => T): T {
  const shared = globalThis as { [key: symbol]: unknown };
  const key = Symbol.for(`switchboard.${name}`);
  shared[key] ??= create();
  return shared[key] as T;
}
