"use client";

import { useSyncExternalStore } from "react";
import { later } from "@/components/ui/later";
import { subscribeToWaiting, waitingNow } from "./waiting";

const nothing = () => undefined;
const Nothing = () => null;

// Where it does not come the wait goes on all the same, unseen.
const Words = later(() =>
  import("./waiting-words").then(
    ({ WaitingWords }) => WaitingWords,
    () => Nothing,
  ),
);

/** Says on whatever page, above dialogs too, that the page goes on by itself once the API takes calls again. */
export function WaitingNote() {
  const waiting = useSyncExternalStore(subscribeToWaiting, waitingNow, nothing);
  return waiting === undefined ? null : <Words />;
}
