/**
 * Scrolls to the first problem below `root` and focuses its control: after a press on a button far from it,
 * nothing would seem to happen. Fields mark themselves with `data-problem` while they have an error.
 */
function showFirstProblem(root: HTMLElement | null): void {
  const problem = root?.querySelector<HTMLElement>("[data-problem]");
  if (!problem) return;
  const control =
    problem.querySelector<HTMLElement>('[aria-invalid="true"]') ??
    problem.querySelector<HTMLElement>("input, select, textarea, button");
  if (!problem.contains(document.activeElement)) control?.focus({ preventScroll: true });
  problem.scrollIntoView({ block: "center" });
}

/** `showFirstProblem` on the next frame, once the errors of a press are rendered. */
export function showFirstProblemSoon(root: HTMLElement | null): void {
  requestAnimationFrame(() => showFirstProblem(root));
}
