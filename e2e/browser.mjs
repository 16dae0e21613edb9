/**
 * Finds a Chromium for the browser tests, or gets one. In this order: the path in CHROME_PATH, a Chrome or
 * Chromium of the machine, Playwright's own (downloaded where that works), Debian's package (as root).
 * Run as a program it makes sure there is one and prints its path.
 */

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright';

const COMMANDS = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser'];

const MAC = ['Google Chrome.app/Contents/MacOS/Google Chrome', 'Chromium.app/Contents/MacOS/Chromium'];
const WINDOWS = ['Google\\Chrome\\Application\\chrome.exe', 'Chromium\\Application\\chrome.exe'];

/** @returns {string[]} */
function candidates() {
  const asked = process.env['CHROME_PATH'];
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const programFiles = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].map((key) => process.env[key]);
  return [
    ...(asked === undefined ? [] : [asked]),
    ...COMMANDS.flatMap((command) => folders.map((folder) => join(folder, command))),
    ...['/Applications', join(homedir(), 'Applications')].flatMap((folder) =>
      MAC.map((app) => join(folder, app)),
    ),
    ...programFiles.flatMap((folder) =>
      folder === undefined ? [] : WINDOWS.map((app) => join(folder, app)),
    ),
    chromium.executablePath(),
  ];
}

/** Path of a Chromium that is already there, or null. */
export function findBrowser() {
  return candidates().find((path) => path !== '' && existsSync(path)) ?? null;
}

/**
 * @param {string} command
 * @param {string[]} parameters
 */
function run(command, parameters) {
  console.log(`$ ${command} ${parameters.join(' ')}`);
  return (
    spawnSync(command, parameters, { stdio: 'inherit', shell: process.platform === 'win32' }).status === 0
  );
}

function install() {
  run('npx', ['playwright', 'install', 'chromium']);
  if (findBrowser() !== null) return;
  const debianRoot = existsSync('/etc/debian_version') && process.getuid?.() === 0;
  if (debianRoot && run('apt-get', ['update'])) run('apt-get', ['install', '-y', 'chromium']);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  if (findBrowser() === null) install();
  const path = findBrowser();
  if (path === null) {
    console.error(
      'No Chromium found or installed. Install Chrome, or set CHROME_PATH to a Chromium executable.',
    );
    process.exit(1);
  }
  console.log(`Browser: ${path}`);
}
