/**
 * How base, mine and theirs of one unit differ. `both`: the two made the same change. `conflict`: they made
 * different ones.
 */
export type Difference = "none" | "mine" | "theirs" | "both" | "conflict";

/** A version to take where mine and theirs differ. */
export type Side = "mine" | "theirs";

/** The chosen side of each unit, by the unit's key. */
export type Choices = Readonly<Record<string, Side>>;

/** One unit in three versions: the common base, mine (this person's) and theirs (another person's). */
export type Sides<T> = { base: T; mine: T; theirs: T };

export function compareSides<T>({ base, mine, theirs }: Sides<T>, same: (a: T, b: T) => boolean): Difference {
  const byMe = !same(base, mine);
  const byThem = !same(base, theirs);
  if (byMe && byThem) return same(mine, theirs) ? "both" : "conflict";
  return byMe ? "mine" : byThem ? "theirs" : "none";
}

/** The default side: the one that changed. A conflict defaults to mine. */
export function naturalSide(difference: Difference): Side {
  return difference === "theirs" ? "theirs" : "mine";
}
