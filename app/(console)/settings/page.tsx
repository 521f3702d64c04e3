import type { Metadata } from "next";
import { SettingsPage } from "@/components/settings/settings-page";
import { requirePerson } from "@/server/sign-in/session";

export const metadata: Metadata = { title: "Settings" };

export default async function Page() {
  await requirePerson();
  return <SettingsPage />;
}
