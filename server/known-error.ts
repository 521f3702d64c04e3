import "server-only";

/**
 * Base of errors that are thrown in one part of the process and recognised in another. Next bundles pages, route handlers
 * and the start-up hook separately, so each class exists several times; `instanceof` therefore compares `kind`.
 */
export abstract class KnownError extends Error {
  static readonly kind: string = "KnownError";

  static override [Symbol.hasInstance](error: unknown): boolean {
    return kindsOf(error).includes(this.kind);
  }
}

/** The kinds of an error's class and its base classes. */
function kindsOf(error: unknown): string[] {
  const kinds: string[] = [];
  let made: unknown = typeof error === "object" && error !== null ? error.constructor : undefined;
  for (; typeof made === "function"; made = Object.getPrototypeOf(made)) {
    if (Object.hasOwn(made, "kind") && "kind" in made) kinds.push(String(made.kind));
  }
  return kinds;
}
