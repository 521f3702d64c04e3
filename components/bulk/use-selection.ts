"use client";

import { useMemo, useReducer, useRef, useSyncExternalStore } from "react";
import { textField } from "../lists/address-fields";
import { useAddressState } from "../lists/use-address-state";

const ALL = "all";
const KEPT = "kept";
/** More ids than this would make an address that not every server takes. */
const MOST_IN_ADDRESS = 40;

/** What is selected of a list. It stays selected while filters change, unless it is all that match. */
export type Selection = {
  ids: ReadonlySet<string>;
  /** All that match the filters, whatever they will be. */
  all: boolean;
  /** `range`: everything between this one and the one before it, in the order shown. */
  toggle: (id: string, checked: boolean, range: boolean) => void;
  selectAll: () => void;
  /** Selects these and nothing else. */
  keep: (ids: Iterable<string>) => void;
};

const fields = { selected: textField({ history: "replace" }) };
const never = () => () => undefined;

/**
 * The selection of a list, in its address: as "all", or by ids; too many ids stay in this tab.
 * @param list what the list is called, once in the product
 * @param listed ids of everything there is, `shown` of what the filters let through
 */
export function useSelection(list: string, listed: readonly string[], shown: readonly string[]): Selection {
  const [{ selected: address }, set] = useAddressState(fields);
  const [, renew] = useReducer((count: number) => count + 1, 0);
  const anchor = useRef<string>(undefined);
  const key = `switchboard-selected:${list}`;
  const text = useSyncExternalStore(
    never,
    () => (address === KEPT ? readKept(key) : address),
    () => "",
  );
  const all = text === ALL;
  const ids = useMemo(() => {
    const wanted = new Set(text.split("."));
    return new Set(text === ALL ? shown : listed.filter((id) => wanted.has(id)));
  }, [text, listed, shown]);

  const keep = (next: Iterable<string>) => {
    const kept = [...next];
    const joined = kept.join(".");
    if (kept.length > MOST_IN_ADDRESS) writeKept(key, joined);
    set({ selected: kept.length > MOST_IN_ADDRESS ? KEPT : joined });
    renew();
  };
  const toggle = (id: string, checked: boolean, range: boolean) => {
    const [from, to] = [shown.indexOf(anchor.current ?? ""), shown.indexOf(id)];
    const touched = range && from >= 0 ? shown.slice(Math.min(from, to), Math.max(from, to) + 1) : [id];
    anchor.current = id;
    keep(checked ? new Set([...ids, ...touched]) : [...ids].filter((one) => !touched.includes(one)));
  };
  return { ids, all, toggle, keep, selectAll: () => set({ selected: ALL }) };
}

function readKept(key: string): string {
  try {
    return window.sessionStorage.getItem(key) ?? "";
  } catch {
    return "";
  }
}

function writeKept(key: string, text: string): void {
  try {
    window.sessionStorage.setItem(key, text);
  } catch {
    // Without storage there is no place for a long selection; nothing is selected then.
  }
}
