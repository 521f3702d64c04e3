let forced = false;

/**
 * Opens another page without the question about unsaved edits: the session has ended, so staying makes no
 * sense.
 */
export function leaveFor(url: string): void {
  forced = true;
  window.location.assign(url);
}

/** Reloads the page without the question about unsaved edits: forms keep their drafts. */
export function reload(): void {
  forced = true;
  window.location.reload();
}

/** True once `leaveFor` or `reload` was called; guards of unsaved edits then do not ask. */
export function isLeaving(): boolean {
  return forced;
}
