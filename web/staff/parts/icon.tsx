import arrowLeft from 'lucide-static/icons/arrow-left.svg?raw';
import arrowLeftRight from 'lucide-static/icons/arrow-left-right.svg?raw';
import arrowRight from 'lucide-static/icons/arrow-right.svg?raw';
import calendarClock from 'lucide-static/icons/calendar-clock.svg?raw';
import chartColumn from 'lucide-static/icons/chart-column.svg?raw';
import check from 'lucide-static/icons/check.svg?raw';
import checkCheck from 'lucide-static/icons/check-check.svg?raw';
import chevronDown from 'lucide-static/icons/chevron-down.svg?raw';
import chevronUp from 'lucide-static/icons/chevron-up.svg?raw';
import circleHelp from 'lucide-static/icons/circle-question-mark.svg?raw';
import clipboardPen from 'lucide-static/icons/clipboard-pen.svg?raw';
import clock from 'lucide-static/icons/clock.svg?raw';
import cloudOff from 'lucide-static/icons/cloud-off.svg?raw';
import columns from 'lucide-static/icons/columns-2.svg?raw';
import copy from 'lucide-static/icons/copy.svg?raw';
import download from 'lucide-static/icons/download.svg?raw';
import fileInput from 'lucide-static/icons/file-input.svg?raw';
import flag from 'lucide-static/icons/flag.svg?raw';
import funnel from 'lucide-static/icons/funnel.svg?raw';
import info from 'lucide-static/icons/info.svg?raw';
import keyRound from 'lucide-static/icons/key-round.svg?raw';
import keyboard from 'lucide-static/icons/keyboard.svg?raw';
import languages from 'lucide-static/icons/languages.svg?raw';
import listChecks from 'lucide-static/icons/list-checks.svg?raw';
import logOut from 'lucide-static/icons/log-out.svg?raw';
import menu from 'lucide-static/icons/menu.svg?raw';
import messages from 'lucide-static/icons/messages-square.svg?raw';
import newspaper from 'lucide-static/icons/newspaper.svg?raw';
import pause from 'lucide-static/icons/pause.svg?raw';
import pencil from 'lucide-static/icons/pencil.svg?raw';
import phone from 'lucide-static/icons/phone.svg?raw';
import play from 'lucide-static/icons/play.svg?raw';
import plus from 'lucide-static/icons/plus.svg?raw';
import printer from 'lucide-static/icons/printer.svg?raw';
import rotateCcw from 'lucide-static/icons/rotate-ccw.svg?raw';
import scrollText from 'lucide-static/icons/scroll-text.svg?raw';
import search from 'lucide-static/icons/search.svg?raw';
import send from 'lucide-static/icons/send-horizontal.svg?raw';
import ticket from 'lucide-static/icons/ticket.svg?raw';
import trash from 'lucide-static/icons/trash-2.svg?raw';
import trendingDown from 'lucide-static/icons/trending-down.svg?raw';
import trendingUp from 'lucide-static/icons/trending-up.svg?raw';
import triangleAlert from 'lucide-static/icons/triangle-alert.svg?raw';
import upload from 'lucide-static/icons/upload.svg?raw';
import user from 'lucide-static/icons/user-round.svg?raw';
import users from 'lucide-static/icons/users-round.svg?raw';
import volume from 'lucide-static/icons/volume-2.svg?raw';
import x from 'lucide-static/icons/x.svg?raw';
import type { JSX } from 'preact';

/** The icons of the app; part of the script, so that they are there without network. */
const ICONS = {
  'arrow-left': arrowLeft,
  'arrow-right': arrowRight,
  availability: calendarClock,
  figures: chartColumn,
  filter: funnel,
  flag,
  import: fileInput,
  news: newspaper,
  swap: arrowLeftRight,
  'trend-down': trendingDown,
  'trend-up': trendingUp,
  upload,
  check,
  'check-check': checkCheck,
  'chevron-down': chevronDown,
  'chevron-up': chevronUp,
  help: circleHelp,
  register: clipboardPen,
  clock,
  'cloud-off': cloudOff,
  'side-by-side': columns,
  copy,
  download,
  info,
  key: keyRound,
  keyboard,
  languages,
  list: listChecks,
  'log-out': logOut,
  menu,
  desk: messages,
  pause,
  pencil,
  phone,
  play,
  plus,
  printer,
  undo: rotateCcw,
  log: scrollText,
  search,
  send,
  slip: ticket,
  trash,
  warning: triangleAlert,
  user,
  users,
  volume,
  x,
};

export type IconName = keyof typeof ICONS;

/** The shapes inside an SVG file. */
const shapes = (svg: string) => svg.slice(svg.indexOf('>', svg.indexOf('<svg')) + 1, svg.lastIndexOf('</svg>'));

/** An icon of the app; decoration, the words beside it say the same. */
export function Icon({ name }: { readonly name: IconName }): JSX.Element {
  return (
    <svg
      class="icon"
      viewBox="0 0 24 24"
      aria-hidden="true"
      // our own files, no text from outside
      dangerouslySetInnerHTML={{ __html: shapes(ICONS[name]) }}
    />
  );
}
