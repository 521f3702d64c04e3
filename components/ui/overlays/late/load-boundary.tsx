"use client";

import { Component, type ReactNode } from "react";
import { isLoadError, nextAttempt, tryAgain, whenTriedAgain } from "./load-again";
import { LoadFailed } from "./load-failed";

type LoadBoundaryProps = {
  /** Closes a part that would open over the page. The message then stands beside the pressed control. */
  onGiveUp?: () => void;
  /** Wraps the message where plain text is not allowed, as in a table. */
  frame?: (words: ReactNode) => ReactNode;
  children: ReactNode;
};

type State = { error?: unknown; again: boolean };

/**
 * Boundary around a part that is loaded late. If loading fails, its place offers to try again; the rest of
 * the page stays.
 */
export class LoadBoundary extends Component<LoadBoundaryProps, State> {
  override state: State = { again: false };
  private stop = () => {};

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { error };
  }

  override componentDidCatch() {
    // A dialog or menu must not open by itself minutes later, when the network is back.
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

/** Holds the focus after "Try again" is gone, so that the next Tab moves into the loaded part. */
function FocusPlace({ onLeft }: { onLeft: () => void }) {
  return (
    <span ref={(place) => place?.focus()} tabIndex={-1} onBlur={onLeft} className="sr-only">
      Trying again
    </span>
  );
}
