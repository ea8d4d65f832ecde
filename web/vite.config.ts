import react from '@vitejs/plugin-react';
import { VitePWA } from 'vite-plugin-pwa';
import { defineConfig } from 'vitest/config';
import { guide } from './scripts/guide-plugin.ts';

const server = process.env.API_URL ?? 'http://localhost:8080';

// What every page needs comes in two files: a slow line pays for each request.
const vendor =
  /node_modules[\\/](react|react-dom|scheduler|@tanstack|i18next|react-i18next|use-sync-external-store|openapi-fetch|void-elements|html-parse-stringify)[\\/]/;
const shell =
  /src[\\/](app[\\/](?!VisionDialog)|api[\\/]|i18n[\\/]\w+\.ts|ui[\\/](theme|Button|Card|Dialog|EmptyState|ErrorNotice|Field|Page|Tag|errorText)|features[\\/]people[\\/]queries[\\/](me|site))/;

export default defineConfig({
  plugins: [
    react(),
    guide('../docs/guide'),
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'src/app',
      filename: 'sw.ts',
      // The page asks for the update itself, so that an attempt is never interrupted.
      injectRegister: false,
      registerType: 'prompt',
      manifest: false,
      injectManifest: {
        // Only what a participant meets; the rest is kept when it is first used (see sw.ts).
        globPatterns: [
          'index.html',
          'assets/{shell,index,react,attempt,today,signIn,ru,pt-sans}*.{js,css,woff2}',
          'icon.svg',
        ],
      },
    }),
  ],
  build: {
    outDir: '../src/MethodCabinet.Server/wwwroot',
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'vendor', test: vendor },
            { name: 'shell', test: shell },
          ],
        },
      },
    },
  },
  server: {
    port: Number(process.env.PORT ?? 5173),
    proxy: {
      '/api': server,
      '/hubs': { target: server, ws: true },
      '/openapi': server,
    },
  },
  test: {
    environment: 'jsdom',
    include: ['src/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts'],
    restoreMocks: true,
  },
});
