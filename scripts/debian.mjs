/** Installing Debian packages for the tests, where that is possible. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Installs packages; false where this is no Debian or nobody here may install (not root). */
export function installDebianPackages(names) {
  if (!existsSync('/usr/bin/apt-get') || process.getuid?.() !== 0) return false;
  console.log(`installing ${names.join(', ')} ...`);
  const options = {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  };
  execFileSync('apt-get', ['update', '-qq'], options);
  execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...names], options);
  return true;
}
