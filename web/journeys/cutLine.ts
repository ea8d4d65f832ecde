import type { BrowserContext, WebSocketRoute } from '@playwright/test';

/**
 * A line that can be cut. Chromium's own "offline" leaves the socket of a hub open, and what is to go through it keeps a processor busy until the line is back.
 * Called before the pages open.
 */
export async function cuttable(context: BrowserContext) {
  const open = new Set<WebSocketRoute>();
  await context.routeWebSocket(/\/hubs\//, (page) => {
    const server = page.connectToServer();
    open.add(page).add(server);
  });
  return {
    cut: async () => {
      await Promise.all([...open].map((socket) => socket.close()));
      open.clear();
      await context.setOffline(true);
    },
    mend: () => context.setOffline(false),
  };
}
