import type { ComponentType, JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Layout } from './layout/layout.js';
import { Page } from './layout/page.js';
import { COMPANIONS, PAGES, type PageProps, type StaffPage } from './pages.js';
import { Empty, ErrorBox, Loading } from './parts/states.js';
import { ToastProvider } from './parts/toasts.js';
import { QueueProvider } from './register/queue-provider.js';
import { LocationProvider, navigate, useAppLocation } from './router/location.js';
import { matchPath, type PathParams } from './router/path.js';
import { NewPasswordScreen } from './session/new-password-screen.js';
import { SessionProvider, useSession } from './session/session-provider.js';
import { SignInScreen } from './session/sign-in-screen.js';
import { TextsProvider, useTexts } from './texts/texts.js';

/** The staff app: texts, address, session, and the page that belongs to them. */
export function App(): JSX.Element {
  return (
    <TextsProvider>
      <LocationProvider>
        <ToastProvider>
          <SessionProvider
            loading={
              <Alone>
                <Loading />
              </Alone>
            }
            failed={(error, retry) => (
              <Alone>
                <ErrorBox error={error} onRetry={retry} />
              </Alone>
            )}
          >
            <Gate />
          </SessionProvider>
        </ToastProvider>
      </LocationProvider>
    </TextsProvider>
  );
}

function Alone({ children }: { readonly children: JSX.Element }): JSX.Element {
  return <main class="alone-screen">{children}</main>;
}

/** Nobody signed in, a one-time password, or the app. */
function Gate(): JSX.Element {
  const { account, mustChangePassword } = useSession();
  if (!account) return <SignInScreen />;
  if (mustChangePassword) return <NewPasswordScreen />;
  // another account starts with fresh pages
  return <Screen key={account.id} />;
}

function Screen(): JSX.Element {
  const { account } = useSession();
  const { path } = useAppLocation();
  const own = PAGES.filter(({ roles }) => account && roles.includes(account.role));
  const found = findPage(own, path);
  const [first] = own.filter(({ nav }) => nav);
  useEffect(() => {
    if (path === '/' && first) navigate(first.path, { replace: true });
  }, [path, first]);
  const page = found ? (
    <PageScreen key={found.page.path} page={found.page} params={found.params} />
  ) : (
    <NoPage exists={findPage(PAGES, path) !== undefined} />
  );
  return (
    <QueueProvider>
      {COMPANIONS.filter(({ roles }) => account && roles.includes(account.role)).map((companion) => (
        <Background key={companion.id} load={companion.load} />
      ))}
      {found?.page.bare ? (
        <main class="bare">{page}</main>
      ) : (
        <Layout pages={own}>{path === '/' ? <Loading /> : page}</Layout>
      )}
    </QueueProvider>
  );
}

function findPage(pages: readonly StaffPage[], path: string): { page: StaffPage; params: PathParams } | undefined {
  for (const page of pages) {
    const params = matchPath(page.path, path);
    if (params) return { page, params };
  }
  return undefined;
}

function useCode<Props>(load: () => Promise<ComponentType<Props>>) {
  const [code, setCode] = useState<{ readonly Content?: ComponentType<Props>; readonly error?: unknown }>({});
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    let wanted = true;
    load().then(
      (Content) => wanted && setCode({ Content }),
      (error: unknown) => wanted && setCode({ error }),
    );
    return () => {
      wanted = false;
    };
  }, [turn]);
  return { ...code, retry: () => setTurn((count) => count + 1) };
}

function PageScreen({ page, params }: { readonly page: StaffPage; readonly params: PathParams }): JSX.Element {
  const { t } = useTexts();
  const { Content, error } = useCode<PageProps>(page.load);
  const title = t(page.title);
  useEffect(() => {
    document.title = `${title} · ${t('layout.app')}`;
  }, [title, t]);
  // a browser remembers that a piece could not be loaded: only loading the page again helps
  if (error)
    return (
      <Page title={title}>
        <ErrorBox error={error} onRetry={() => location.reload()} />
      </Page>
    );
  if (!Content)
    return (
      <Page title={title}>
        <Loading />
      </Page>
    );
  return <Content params={params} />;
}

function Background({ load }: { readonly load: () => Promise<ComponentType> }): JSX.Element | null {
  const { Content } = useCode(load);
  return Content ? <Content /> : null;
}

function NoPage({ exists }: { readonly exists: boolean }): JSX.Element {
  const { t } = useTexts();
  return (
    <Page title={t(exists ? 'layout.notYours' : 'layout.noPage')}>
      <Empty icon="info" title={t(exists ? 'layout.notYoursWhy' : 'layout.noPageWhy')} />
    </Page>
  );
}
