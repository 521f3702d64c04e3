/**
 * How one thing differs between what two people started from and what each made of it: `both` made the same of it,
 * a `conflict` is two different ones.
 */
export type Difference = "none" | "mine" | "theirs" | "both" | "conflict";

/** What to take where two people differ. */
export type Side = "mine" | "theirs";

/** Which side was chosen, by the key of what differs. */
export type Choices = Readonly<Record<string, Side>>;

/** One thing as it was, as this person has made it, and as somebody else has. */
export type Sides<T> = { base: T; mine: T; theirs: T };

export function compareSides<T>({ base, mine, theirs }: Sides<T>, same: (a: T, b: T) => boolean): Difference {
  const byMe = !same(base, mine);
  const byThem = !same(base, theirs);
  if (byMe && byThem) return same(mine, theirs) ? "both" : "conflict";
  return byMe ? "mine" : byThem ? "theirs" : "none";
}

/** What is taken unless somebody says otherwise: the side that changed. A conflict has no such side, so this one's. */
export function naturalSide(difference: Difference): Side {
  return difference === "theirs" ? "theirs" : "mine";
}
