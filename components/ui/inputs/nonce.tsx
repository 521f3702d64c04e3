"use client";

import { createContext, useContext } from "react";

/** Nonce of this page's content security policy, for parts that insert their own styles. */
export const NonceContext = createContext<string | undefined>(undefined);

export function useNonce(): string | undefined {
  return useContext(NonceContext);
}
