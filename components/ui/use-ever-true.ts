"use client";

import { useState } from "react";

/**
 * Becomes true with the condition and stays so, for parts that are loaded at their first use and then stay.
 */
export function useEverTrue(condition: boolean): boolean {
  const [ever, setEver] = useState(condition);
  if (condition && !ever) setEver(true);
  return ever || condition;
}
