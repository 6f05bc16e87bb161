import arrowLeft from 'lucide-static/icons/arrow-left.svg?raw';
import arrowRight from 'lucide-static/icons/arrow-right.svg?raw';
import bot from 'lucide-static/icons/bot.svg?raw';
import check from 'lucide-static/icons/check.svg?raw';
import checkCheck from 'lucide-static/icons/check-check.svg?raw';
import chevronDown from 'lucide-static/icons/chevron-down.svg?raw';
import clock from 'lucide-static/icons/clock.svg?raw';
import cloudOff from 'lucide-static/icons/cloud-off.svg?raw';
import coins from 'lucide-static/icons/coins.svg?raw';
import eraser from 'lucide-static/icons/eraser.svg?raw';
import frown from 'lucide-static/icons/frown.svg?raw';
import globe from 'lucide-static/icons/globe.svg?raw';
import hand from 'lucide-static/icons/hand.svg?raw';
import users from 'lucide-static/icons/heart-handshake.svg?raw';
import languages from 'lucide-static/icons/languages.svg?raw';
import layoutGrid from 'lucide-static/icons/layout-grid.svg?raw';
import logOut from 'lucide-static/icons/log-out.svg?raw';
import mapPin from 'lucide-static/icons/map-pin.svg?raw';
import meh from 'lucide-static/icons/meh.svg?raw';
import menu from 'lucide-static/icons/menu.svg?raw';
import pause from 'lucide-static/icons/pause.svg?raw';
import phone from 'lucide-static/icons/phone.svg?raw';
import play from 'lucide-static/icons/play.svg?raw';
import rotateCcw from 'lucide-static/icons/rotate-ccw.svg?raw';
import send from 'lucide-static/icons/send-horizontal.svg?raw';
import shieldCheck from 'lucide-static/icons/shield-check.svg?raw';
import smile from 'lucide-static/icons/smile.svg?raw';
import square from 'lucide-static/icons/square.svg?raw';
import thumbsDown from 'lucide-static/icons/thumbs-down.svg?raw';
import thumbsUp from 'lucide-static/icons/thumbs-up.svg?raw';
import triangleAlert from 'lucide-static/icons/triangle-alert.svg?raw';
import volume from 'lucide-static/icons/volume-2.svg?raw';
import x from 'lucide-static/icons/x.svg?raw';
import type { JSX } from 'preact';

/** The icons of the page itself; part of the script, so that they are there without network. */
const ICONS = {
  'arrow-left': arrowLeft,
  'arrow-right': arrowRight,
  bot,
  check,
  'check-check': checkCheck,
  'chevron-down': chevronDown,
  clock,
  coins,
  'cloud-off': cloudOff,
  eraser,
  frown,
  globe,
  hand,
  languages,
  'layout-grid': layoutGrid,
  'log-out': logOut,
  'map-pin': mapPin,
  meh,
  menu,
  pause,
  phone,
  play,
  'rotate-ccw': rotateCcw,
  send,
  'shield-check': shieldCheck,
  smile,
  square,
  'thumbs-down': thumbsDown,
  'thumbs-up': thumbsUp,
  'triangle-alert': triangleAlert,
  person: users,
  volume,
  x,
};

export type IconName = keyof typeof ICONS;

/** The icons that point along the line of writing, and turn round with it. */
const POINTING: ReadonlySet<IconName> = new Set(['arrow-left', 'arrow-right', 'send', 'log-out', 'volume']);

/** The shapes inside an SVG file. */
const shapes = (svg: string) => svg.slice(svg.indexOf('>', svg.indexOf('<svg')) + 1, svg.lastIndexOf('</svg>'));

/** An icon of the page; decoration, the words beside it say the same. */
export function Icon({ name }: { readonly name: IconName }): JSX.Element {
  return (
    <svg
      class={POINTING.has(name) ? 'icon pointing' : 'icon'}
      viewBox="0 0 24 24"
      aria-hidden="true"
      // our own files, no text from outside
      dangerouslySetInnerHTML={{ __html: shapes(ICONS[name]) }}
    />
  );
}
