"use client";

import { Component, type ReactNode } from "react";
import { isLoadError, nextAttempt, tryAgain, whenTriedAgain } from "./load-again";
import { LoadFailed } from "./load-failed";

type LoadBoundaryProps = {
  /** Ends the attempt to open what would lie over the page: the words then stand beside what was pressed. */
  onGiveUp?: () => void;
  /** What is put around the words where they cannot stand by themselves, as in a table. */
  frame?: (words: ReactNode) => ReactNode;
  children: ReactNode;
};

type State = { error?: unknown; again: boolean };

/** Where a part that is loaded late does not come, its place says so and offers to try again; all else stays. */
export class LoadBoundary extends Component<LoadBoundaryProps, State> {
  override state: State = { again: false };
  private stop = () => {};

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { error };
  }

  override componentDidCatch() {
    // What lies over the page does not appear by itself minutes later.
    if (!this.props.onGiveUp) this.stop = whenTriedAgain(() => this.setState({ error: undefined }));
  }

  override componentDidUpdate() {
    if (this.state.error === undefined) this.stop();
  }

  override componentWillUnmount() {
    this.stop();
    if (this.state.error !== undefined) nextAttempt();
  }

  private readonly retry = () => {
    this.setState({ error: undefined, again: true });
    tryAgain();
  };

  override render() {
    const { error, again } = this.state;
    const { onGiveUp, frame, children } = this.props;
    if (error === undefined) {
      return (
        <>
          {again && !onGiveUp && !frame && <FocusPlace onLeft={() => this.setState({ again: false })} />}
          {children}
        </>
      );
    }
    if (!isLoadError(error)) throw error;
    const words = <LoadFailed error={error} onRetry={this.retry} onGiveUp={onGiveUp} />;
    return frame ? frame(words) : words;
  }
}

/** Takes the focus from the button that is gone: the next Tab goes into what was loaded. */
function FocusPlace({ onLeft }: { onLeft: () => void }) {
  return (
    <span ref={(place) => place?.focus()} tabIndex={-1} onBlur={onLeft} className="sr-only">
      Trying again
    </span>
  );
}
