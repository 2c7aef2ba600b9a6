import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

export default defineConfig({
  plugins: [react()],
  build: {
    manifest: true,
    target: "es2022",
    // Browsers that know light-dark(); rewritten for older ones it would need a scheme in every style sheet.
    cssTarget: ["chrome123", "firefox120", "safari17.5"],
    // The content policy takes fonts and images from files only.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
