/**
 * Keeps the app itself on the device, so that it opens and registers without connection. Pages come from the network
 * when it is there. Nothing of the API is ever kept: it holds what people said.
 */
export {};

/** What a worker has beside a page; the types of both at once contradict each other. */
interface LifeEvent extends Event {
  waitUntil(until: Promise<unknown>): void;
}

interface RequestEvent extends Event {
  readonly request: Request;
  respondWith(response: Promise<Response>): void;
}

interface WorkerScope {
  readonly clients: { claim(): Promise<void> };
  addEventListener(type: 'install' | 'activate', listener: (event: LifeEvent) => void): void;
  addEventListener(type: 'fetch', listener: (event: RequestEvent) => void): void;
}

const worker = self as unknown as WorkerScope;

/** Filled in by the build: name of this version, and every file of the app. */
declare const STAFF_VERSION: string;
declare const STAFF_FILES: readonly string[];

const SHELL = '/staff/';
const PREFIX = 'wegwijzer-staff-app-';
const CACHE = PREFIX + STAFF_VERSION;
/** Pictograms of the knowledge base, kept as they are seen. */
const PICTOGRAMS = 'wegwijzer-staff-pictograms';
/** Milliseconds a page may take before the kept one is shown. */
const PATIENCE = 4000;

worker.addEventListener('install', (event) => {
  event.waitUntil(
    caches.open(CACHE).then((cache) => cache.addAll(STAFF_FILES.map((file) => new Request(file, { cache: 'reload' })))),
  );
});

worker.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => names.filter((name) => name.startsWith(PREFIX) && name !== CACHE))
      .then((old) => Promise.all(old.map((name) => caches.delete(name))))
      .then(() => worker.clients.claim()),
  );
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (request.mode === 'navigate' && pathname.startsWith('/staff')) event.respondWith(page(request));
  else if (pathname.startsWith('/staff/assets/')) event.respondWith(keptFirst(request, CACHE));
  else if (pathname.startsWith('/icons/')) event.respondWith(keptFirst(request, PICTOGRAMS));
});

/** The page from the network; the kept one when that is away, slow or not well. */
async function page(request: Request): Promise<Response> {
  const kept = await caches.match(SHELL);
  if (!kept) return fetch(request);
  const late = new Promise<Response>((resolve) => setTimeout(() => resolve(kept.clone()), PATIENCE));
  const fresh = fetch(request).then(
    (response) => (response.status >= 500 ? kept.clone() : response),
    () => kept.clone(),
  );
  return Promise.race([fresh, late]);
}

/** Files whose name changes with their content. */
async function keptFirst(request: Request, name: string): Promise<Response> {
  const kept = await caches.match(request);
  if (kept) return kept;
  const response = await fetch(request);
  if (response.ok) {
    const copy = response.clone();
    await caches.open(name).then((cache) => cache.put(request, copy));
  }
  return response;
}
