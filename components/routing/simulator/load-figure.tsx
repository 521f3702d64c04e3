import type { ReactNode } from "react";
import { LoadBars } from "./load-bars";
import { type Amount, amountWords, type LoadRow } from "./load-rows";
import { Name } from "@/components/ui/name";
import { numberWords } from "@/lib/text/number-words";

type LoadFigureProps = {
  caption: string;
  rows: LoadRow[];
  compared: boolean;
  /** Replaces the bar chart. */
  chart?: ReactNode;
};

/** Chats by seat as a chart, and the same figures as a table. */
export function LoadFigure({ caption, rows, compared, chart }: LoadFigureProps) {
  return (
    <figure className="grid gap-3">
      <figcaption className="font-semibold">{caption}</figcaption>
      {chart ?? <LoadBars rows={rows} compared={compared} />}
      <div className="max-h-80 overflow-auto" tabIndex={0} role="region" aria-label={`${caption}, table`}>
        <table className="w-full text-sm tabular-nums">
          <thead>
            <tr className="border-b text-left text-muted">
              <th scope="col" className="py-1 pr-3 font-normal">
                Agent
              </th>
              <th scope="col" className="pr-3 font-normal">
                Lane
              </th>
              <th scope="col" className="pr-3 text-right font-normal">
                Capacity
              </th>
              <th scope="col" className="pr-3 text-right font-normal">
                {compared ? "As saved" : "Chats"}
              </th>
              {compared && (
                <th scope="col" className="text-right font-normal">
                  With your changes
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id} className="border-b">
                <th scope="row" className="min-w-24 max-w-48 wrap-anywhere py-1 pr-3 text-left font-normal">
                  <Name>{row.name}</Name>
                </th>
                <td className="pr-3">{row.lane}</td>
                <td className="pr-3 text-right">{numberWords(row.capacity)}</td>
                <td className="pr-3 text-right">
                  <AmountCell amount={row.before} />
                </td>
                {compared && (
                  <td className="text-right">
                    <AmountCell amount={row.after} />
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </figure>
  );
}

function AmountCell({ amount }: { amount: Amount | undefined }) {
  return (
    <>
      {amountWords(amount)}
      {amount?.which && <span className="block text-muted">Chats {amount.which}</span>}
    </>
  );
}
