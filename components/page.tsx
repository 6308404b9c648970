import type { ReactNode } from "react";
import type { ThemeName } from "@/lib/parameters";
import { Masthead } from "./masthead";

/** A page in the theme that its address asks for, without one in the reader's. */
export function Page({ theme, children }: { theme: ThemeName; children: ReactNode }) {
  return (
    <div data-theme={theme === "auto" ? undefined : theme}>
      <Masthead />
      {children}
    </div>
  );
}
