"use client";

import { useMemo, useReducer, useRef, useSyncExternalStore } from "react";
import { textField } from "../lists/address-fields";
import { useAddressState } from "../lists/use-address-state";

const ALL = "all";
const KEPT = "kept";
/** More ids would make an address too long for some servers. */
const MOST_IN_ADDRESS = 40;

/**
 * Selected items of a list. They stay selected while filters change, except that "all" follows the filters.
 */
export type Selection = {
  ids: ReadonlySet<string>;
  /** Everything that matches the filters is selected, also after the filters change. */
  all: boolean;
  /** `range`: also everything between the item toggled last and this one, in the order shown. */
  toggle: (id: string, checked: boolean, range: boolean) => void;
  selectAll: () => void;
  /** Replaces the selection. */
  keep: (ids: Iterable<string>) => void;
};

const fields = { selected: textField({ history: "replace" }) };
const never = () => () => undefined;

/**
 * Selection of a list, kept in the page's address as "all" or as ids; longer selections stay in this tab's
 * storage.
 * @param list name of the list, unique in the product
 * @param listed ids of every item of the list
 * @param shown ids of the items that match the filters
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
    // Blocked storage cannot hold a long selection, so it reads back as empty.
  }
}
