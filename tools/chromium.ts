// The browser for the journeys. One that is installed is taken as it is; as root on Debian it is installed, with fonts
// for the scripts that people's names are written in; otherwise this stops with the command to type.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

export type Browser = { executablePath: string; args: string[] };

// Debian's fonts-noto-core has Latin, Cyrillic, Arabic, Hebrew and the scripts of India; Chinese, Japanese and Korean
// stand in a package of their own.
const fonts: { language: string; name: string; aptPackage: string }[] = [
  { language: 'ru', name: 'Cyrillic', aptPackage: 'fonts-noto-core' },
  { language: 'ar', name: 'Arabic', aptPackage: 'fonts-noto-core' },
  { language: 'hi', name: 'Devanagari', aptPackage: 'fonts-noto-core' },
  { language: 'zh-cn', name: 'Chinese', aptPackage: 'fonts-noto-cjk' },
];

const wait = 'Acquire::Retries=3';
const lock = 'DPkg::Lock::Timeout=300';

/** The browser that is installed, with the arguments it needs here, or nothing. */
export function findChromium(): Browser | undefined {
  const executablePath = candidates().find(works);
  if (executablePath === undefined) return undefined;
  // The sandbox of Chromium refuses to run as root.
  const isRoot = process.getuid?.() === 0;
  return { executablePath, args: isRoot ? ['--no-sandbox'] : [] };
}

/** Makes sure that browser and fonts are there; throws a sentence with the command to type where it may not. */
export function ensureChromium(): Browser {
  const mayInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  const found = findChromium();
  const missingFonts = fontsMissing();
  const packages = [...(found === undefined ? ['chromium'] : []), ...missingFonts];
  if (packages.length > 0 && mayInstall) install(packages);
  else if (missingFonts.length > 0 && found !== undefined) warnOfFonts(missingFonts);
  const browser = found ?? findChromium();
  if (browser === undefined) throw new Error(whatToType());
  return browser;
}

function candidates(): string[] {
  const given = [process.env['EVENKEEL_CHROMIUM'], process.env['CHROME_PATH']].filter(
    (file) => file !== undefined,
  );
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
  const folders = [
    ...(process.env['PATH'] ?? '').split(path.delimiter),
    '/usr/bin',
    '/usr/local/bin',
    '/snap/bin',
  ];
  const onPath = names.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  const onMac = [
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ];
  return [...new Set([...given, ...onPath, ...onMac, ...playwrightBrowsers()])].filter((file) =>
    existsSync(file),
  );
}

// What `playwright-core install chromium` leaves behind, newest first.
function playwrightBrowsers(): string[] {
  const home = os.homedir();
  const folders = [
    process.env['PLAYWRIGHT_BROWSERS_PATH'] ?? '',
    path.join(home, '.cache/ms-playwright'),
    path.join(home, 'Library/Caches/ms-playwright'),
  ];
  const programs = [
    'chrome-linux/chrome',
    'chrome-linux64/chrome',
    'chrome-mac/Chromium.app/Contents/MacOS/Chromium',
    'chrome-mac-arm64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
  ];
  return folders
    .filter((folder) => folder !== '' && existsSync(folder))
    .flatMap((folder) =>
      readdirSync(folder)
        .filter((name) => name.startsWith('chromium-'))
        .toSorted()
        .toReversed()
        .flatMap((name) => programs.map((program) => path.join(folder, name, program))),
    );
}

// Ubuntu's chromium-browser may be a stub that only says how to get the real one, so it is asked.
function works(file: string): boolean {
  const asked = spawnSync(file, ['--version'], { encoding: 'utf8', timeout: 20_000 });
  return asked.status === 0 && /Chrom/u.test(asked.stdout);
}

function fontsMissing(): string[] {
  if (process.platform !== 'linux') return [];
  const missing = fonts.filter(({ language }) => {
    const listed = spawnSync('fc-list', [`:lang=${language}`, 'family'], { encoding: 'utf8' });
    return listed.status !== 0 || listed.stdout.trim() === '';
  });
  return [...new Set(missing.map((font) => font.aptPackage))];
}

function install(packages: string[]): void {
  console.log(`Installing ${packages.join(', ')} for the browser journeys (once on this machine) ...`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args: string[]): void => {
    const done = spawnSync('apt-get', ['-q', '-o', wait, '-o', lock, ...args], { encoding: 'utf8', env });
    if (done.status !== 0)
      throw new Error(`apt-get ${args.join(' ')} failed:\n${done.stdout}\n${done.stderr}`);
  };
  apt('update');
  apt('install', '--yes', '--no-install-recommends', 'fontconfig', ...packages);
}

function warnOfFonts(packages: string[]): void {
  console.warn(
    `Some names will show as boxes in the browser journeys: fonts are missing (${packages.join(', ')}).`,
  );
}

function whatToType(): string {
  return [
    'The browser journeys need Chromium, and none was found.',
    '  On Debian:     sudo apt-get install chromium fonts-noto-core fonts-noto-cjk',
    '  On Ubuntu:     npx playwright-core install --with-deps chromium',
    '  Elsewhere:     npx playwright-core install chromium',
    'Then run the tests again. A browser in an unusual place is found by EVENKEEL_CHROMIUM=/path/to/chromium.',
  ].join('\n');
}
