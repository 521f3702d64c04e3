import type { Metadata } from "next";
import { TransferPage } from "@/components/transfer/transfer-page";

export const metadata: Metadata = { title: "Transfer" };

export default function Page() {
  return <TransferPage />;
}
