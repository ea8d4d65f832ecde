import react from '@vitejs/plugin-react';
import { VitePWA } from 'vite-plugin-pwa';
import { defineConfig } from 'vitest/config';
import { guide } from './scripts/guide-plugin.ts';
import { keepForOffline } from './scripts/precache.ts';

const outDir = '../src/MethodCabinet.Server/wwwroot';
const server = process.env.API_URL ?? 'http://localhost:8080';

// What every page needs comes in two files: a slow line pays for each request.
const vendor =
  /rolldown[\\/]runtime|node_modules[\\/](react|react-dom|scheduler|@tanstack|i18next|react-i18next|use-sync-external-store|openapi-fetch|void-elements|html-parse-stringify)[\\/]/;
const shell =
  /src[\\/](app[\\/](?!VisionDialog)|api[\\/]|i18n[\\/]\w+\.ts|ui[\\/](theme|Button|Card|Dialog|EmptyState|ErrorNotice|Field|Page|Skeleton|Tag|errorText)|features[\\/]people[\\/](queries[\\/](me|site)|signIn[\\/]status)|sitting[\\/]keptHere\.)/;
// Everything of a participant needs these; apart they would be ten requests before the first task.
const paper =
  /node_modules[\\/](@noble|idb)[\\/]|src[\\/](sitting[\\/](journal[\\/]|patience\.|receipts[\\/]lazyForged\.|(answers|answerText|Clock|ConflictNotice|keptOf|localWork|place|SaveState|session|useOpening|useSessionState|watchPage)\.)|features[\\/]olympiads[\\/]attempt[\\/](attemptApi|openSession|session|useSession)\.)/;
// Pages that people on slow lines open. Which files a page is made of is said in advance for these only, so that they come at once: for all pages it was a quarter of
// the shell. The others find theirs one request later.
const hurried =
  /assets[\\/](SignIn|Today|MyOlympiads|Round|Attempt|Result|Quiz|Learning|Learned|Taken|Library|Material|Standing|Verify)\w*Page-/;

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
        globPatterns: ['index.html', 'icon.svg', 'assets/*.{js,css,woff2}'],
        // Megabytes that few need: they come when a picture or a document asks for them.
        globIgnores: ['assets/heic.worker-*.js', 'assets/pdf.worker-*.js', 'assets/openjpeg*.js'],
        manifestTransforms: [async (entries) => ({ manifest: await keepForOffline(entries, outDir), warnings: [] })],
      },
    }),
  ],
  build: {
    outDir,
    manifest: true,
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false, resolveDependencies: (page, files) => (hurried.test(page) ? files : []) },
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        // Texts of both languages have the same names.
        chunkFileNames: ({ facadeModuleId }) =>
          `assets/${/i18n.(ru|en)./.exec(facadeModuleId ?? '')?.[1]?.concat('-') ?? ''}[name]-[hash].js`,
        codeSplitting: {
          groups: [
            // Else the address of the decoder would come in a file of its own, by the name of the decoder.
            { name: 'heic', test: /features[\\/]olympiads[\\/]pictures[\\/]heic\./ },
            { name: 'vendor', test: vendor },
            { name: 'shell', test: shell },
            { name: 'paper', test: paper },
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
    // A file that needs a document says so: making one costs more than all its tests.
    environment: 'node',
    // Begins in half the time of a process for each file.
    pool: 'threads',
    include: ['src/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts'],
    setupFiles: ['scripts/patience.ts'],
    testTimeout: 20_000,
    restoreMocks: true,
  },
});
