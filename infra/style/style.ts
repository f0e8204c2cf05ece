import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { checkText } from './checkText.ts';

/** Files and folders whose English is checked. */
const checked = ['README.md', 'CONTRIBUTING.md', 'functions', 'shared', 'web', 'infra'];

/** The rules and their tests quote the phrases that they reject. */
const quoting = /^infra\/style\/(rules|checkText\.test)\.ts$/;

const files = execFileSync('git', ['ls-files', '--', ...checked], { encoding: 'utf8' }).split('\n');
const findings = files
  .filter((file) => /\.(ts|tsx|js|css|md)$/.test(file) && !quoting.test(file))
  .flatMap((file) => checkText(file, readFileSync(file, 'utf8')));
for (const finding of findings) process.stderr.write(`${finding}\n`);
if (findings.length > 0) process.exitCode = 1;
