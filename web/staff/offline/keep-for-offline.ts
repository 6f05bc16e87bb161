/** Registers the service worker, so that the app opens without connection. */
export function keepForOffline(): void {
  if (!('serviceWorker' in navigator)) return;
  // after the page itself, which needs the network first
  addEventListener('load', () => {
    navigator.serviceWorker.register('/staff/service-worker.js', { scope: '/staff/' }).catch(() => {
      // a browser that allows none: everything works but opening the app without connection
    });
  });
}
