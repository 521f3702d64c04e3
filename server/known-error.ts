import "server-only";

/**
 * Errors that one part of the process throws and another tells apart. Next bundles pages, route handlers and the start-up hook apart, so
 * each class exists several times: `instanceof` goes by `kind` here, which every class of these names for itself.
 */
export abstract class KnownError extends Error {
  static readonly kind: string = "KnownError";

  static override [Symbol.hasInstance](error: unknown): boolean {
    return kindsOf(error).includes(this.kind);
  }
}

/** The kinds of an error's class and of those that it extends. */
function kindsOf(error: unknown): string[] {
  const kinds: string[] = [];
  let made: unknown = typeof error === "object" && error !== null ? error.constructor : undefined;
  for (; typeof made === "function"; made = Object.getPrototypeOf(made)) {
    if (Object.hasOwn(made, "kind") && "kind" in made) kinds.push(String(made.kind));
  }
  return kinds;
}
