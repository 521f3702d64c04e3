import { ADDRESS, type Attempts, KNOWN_BROWSER, type Limit, PERSON } from "./attempts";

/** Attempt to sign in; `browser` is set only if this person has signed in with it before. */
export type Attempt = { email: string; address: string; browser: string | undefined };

export type Verdict =
  | { kind: "wait"; seconds: number; from: "person" | "address" }
  | { kind: "admitted"; succeeded: () => Promise<void> };

/**
 * Slows down guessing: after a few wrong passwords for one person, or from one address, each further one
 * doubles the wait. Unknown emails are counted too, so that a wait does not reveal an account. A browser
 * known to the person has a count of its own.
 */
export async function admitSignIn(
  attempts: Attempts,
  { email, address, browser }: Attempt,
): Promise<Verdict> {
  const person = email.trim().toLowerCase();
  const of: [Limit, string[]] =
    browser === undefined ? [PERSON, [person]] : [KNOWN_BROWSER, [person, browser]];
  const wait = await attempts.begin(...of);
  if (wait > 0) return { kind: "wait", seconds: wait, from: "person" };
  if (browser !== undefined) return { kind: "admitted", succeeded: () => attempts.succeeded(...of) };
  const more = await attempts.begin(ADDRESS, [address]);
  if (more > 0) {
    // The password was not checked, so the attempt does not count against the person.
    await attempts.uncount(...of);
    return { kind: "wait", seconds: more, from: "address" };
  }
  return {
    kind: "admitted",
    async succeeded() {
      await attempts.succeeded(...of);
      await attempts.uncount(ADDRESS, [address]);
    },
  };
}
