/** @jsxImportSource react */
// Next puts it into a chunk of its own beside its router: our runtime would be there, and be fetched, a second time.
"use client";

/** When even the root layout failed: no styles, no fonts, nothing that could fail again. */
export default function GlobalError({ reset }: { reset: () => void }) {
  return (
    <html lang="en">
      <body>
        <main>
          <h1>Switchboard could not be shown</h1>
          <p>What was saved before this happened stays saved.</p>
          <button type="button" onClick={reset}>
            Try again
          </button>
        </main>
      </body>
    </html>
  );
}
