import type { ComponentType } from 'preact';
import type { IconName } from './parts/icon.js';
import { rolesOf } from './policy/figure-pages.js';
import type { PathParams } from './router/path.js';
import type { Role } from './session/session.js';
import type { TextKey } from './texts/texts.js';

export interface PageProps {
  readonly params: PathParams;
}

/** A page of the app. Everything about it stands here; its code is loaded when it is first opened. */
export interface StaffPage {
  /** Inside the app: `/desk`, `/desk/:id`, `/policy/*`. */
  readonly path: string;
  /** Who may open it; the server checks every call by itself. */
  readonly roles: readonly Role[];
  readonly title: TextKey;
  /** In the navigation, in the order of this list; left out = reached from another page. */
  readonly nav?: { readonly icon: IconName; readonly label: TextKey };
  /** Without the frame of the app: a screen turned to another person. */
  readonly bare?: true;
  readonly load: () => Promise<ComponentType<PageProps>>;
}

const EVERYBODY = ['bridge', 'policy', 'editor', 'admin'] as const;

/** All pages. The first one of a role is where it starts. */
export const PAGES: readonly StaffPage[] = [
  {
    path: '/desk',
    roles: ['bridge', 'admin'],
    title: 'desk.title',
    nav: { icon: 'desk', label: 'desk.nav' },
    load: () => import('./desk/desk-page.js').then((file) => file.DeskPage),
  },
  {
    path: '/desk/:id',
    roles: ['bridge', 'admin'],
    title: 'desk.title',
    load: () => import('./desk/desk-page.js').then((file) => file.DeskPage),
  },
  {
    path: '/register',
    roles: ['bridge', 'admin'],
    title: 'register.title',
    nav: { icon: 'register', label: 'register.nav' },
    load: () => import('./register/register-page.js').then((file) => file.RegisterPage),
  },
  {
    path: '/side-by-side',
    roles: ['bridge', 'admin'],
    title: 'sideBySide.title',
    nav: { icon: 'side-by-side', label: 'sideBySide.nav' },
    bare: true,
    load: () => import('./side-by-side/side-by-side-page.js').then((file) => file.SideBySidePage),
  },
  {
    path: '/side-by-side/:theme/:name',
    roles: ['bridge', 'admin'],
    title: 'sideBySide.title',
    bare: true,
    load: () => import('./side-by-side/side-by-side-page.js').then((file) => file.SideBySidePage),
  },
  {
    path: '/slip/:theme/:name',
    roles: ['bridge', 'admin'],
    title: 'slip.title',
    bare: true,
    load: () => import('./slip/slip-page.js').then((file) => file.SlipPage),
  },
  {
    path: '/availability',
    roles: ['bridge', 'admin'],
    title: 'availability.title',
    nav: { icon: 'availability', label: 'availability.nav' },
    load: () => import('./availability/availability-page.js').then((file) => file.AvailabilityPage),
  },
  {
    path: '/policy',
    roles: rolesOf('/policy'),
    title: 'policy.overview.title',
    nav: { icon: 'figures', label: 'policy.navMain' },
    load: () => import('./policy/overview-page.js').then((file) => file.OverviewPage),
  },
  {
    path: '/policy/compare',
    roles: rolesOf('/policy/compare'),
    title: 'policy.compare.title',
    load: () => import('./policy/compare-page.js').then((file) => file.ComparePage),
  },
  {
    path: '/policy/unanswered',
    roles: rolesOf('/policy/unanswered'),
    title: 'policy.unanswered.title',
    load: () => import('./policy/unanswered-page.js').then((file) => file.UnansweredPage),
  },
  {
    path: '/policy/not-helped',
    roles: rolesOf('/policy/not-helped'),
    title: 'policy.notHelped.title',
    load: () => import('./policy/not-helped-page.js').then((file) => file.NotHelpedPage),
  },
  {
    path: '/policy/definitions',
    roles: rolesOf('/policy/definitions'),
    title: 'policy.definitions.title',
    load: () => import('./policy/definitions-page.js').then((file) => file.DefinitionsPage),
  },
  {
    path: '/policy/tasks',
    roles: ['policy', 'editor', 'admin'],
    title: 'tasks.title',
    nav: { icon: 'list', label: 'tasks.nav' },
    load: () => import('./policy/tasks/tasks-page.js').then((file) => file.TasksPage),
  },
  {
    path: '/policy/thresholds',
    roles: ['bridge', 'policy', 'admin'],
    title: 'thresholds.title',
    nav: { icon: 'flag', label: 'thresholds.nav' },
    load: () => import('./policy/thresholds/thresholds-page.js').then((file) => file.ThresholdsPage),
  },
  {
    path: '/policy/import',
    roles: ['policy', 'admin'],
    title: 'imports.title',
    nav: { icon: 'import', label: 'imports.nav' },
    load: () => import('./policy/imports/imports-page.js').then((file) => file.ImportsPage),
  },
  {
    path: '/news',
    roles: EVERYBODY,
    title: 'policy.news.title',
    nav: { icon: 'news', label: 'policy.news.nav' },
    load: () => import('./policy/news-page.js').then((file) => file.NewsPage),
  },
  {
    path: '/accounts',
    roles: ['admin'],
    title: 'accounts.title',
    nav: { icon: 'users', label: 'accounts.nav' },
    load: () => import('./accounts/accounts-page.js').then((file) => file.AccountsPage),
  },
  {
    path: '/password',
    roles: EVERYBODY,
    title: 'password.title',
    load: () => import('./session/password-page.js').then((file) => file.PasswordPage),
  },
];

/** Code that runs on every page of somebody who is signed in, such as the sound when a person waits at the desk. */
export interface Companion {
  readonly id: string;
  readonly roles: readonly Role[];
  readonly load: () => Promise<ComponentType>;
}

export const COMPANIONS: readonly Companion[] = [
  {
    id: 'desk',
    roles: ['bridge', 'admin'],
    load: () => import('./desk/desk-companion.js').then((file) => file.DeskCompanion),
  },
];
