"use client";

import Link, { type LinkProps } from "next/link";
import { useState } from "react";

/**
 * Link in a list. Its page is prefetched only on hover or focus: a list of fifty links would otherwise
 * prefetch fifty pages.
 */
export function RowLink<Address>(props: LinkProps<Address>) {
  const [meant, setMeant] = useState(false);
  const mean = () => setMeant(true);
  return <Link {...props} prefetch={meant ? null : false} onPointerEnter={mean} onFocus={mean} />;
}
