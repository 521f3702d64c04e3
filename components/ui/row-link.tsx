"use client";

import Link, { type LinkProps } from "next/link";
import { useState } from "react";

/** A link of a list, whose page is fetched once somebody means it: a list of fifty would fetch fifty pages unasked. */
export function RowLink<Address>(props: LinkProps<Address>) {
  const [meant, setMeant] = useState(false);
  const mean = () => setMeant(true);
  return <Link {...props} prefetch={meant ? null : false} onPointerEnter={mean} onFocus={mean} />;
}
