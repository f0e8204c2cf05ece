import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const version = '1.58.0';
const root = fileURLToPath(new URL('../../', import.meta.url));
const templates = join(root, 'dist', 'cdk');
const environment = join(root, '.local', `cfn-lint-${version}`);

/** Runs as `npm run cfnlint`. Asks cfn-lint, in a Python environment of its own, whether CloudFormation would accept the templates. */
function lint(): number {
  if (spawnSync('python3', ['-m', 'venv', '--help']).status !== 0) {
    console.error(
      'NOT CHECKED: cfn-lint needs Python 3.9 or newer with venv, and there is none on this machine.',
    );
    return 0;
  }
  const found = existsSync(templates)
    ? readdirSync(templates).filter((name) => name.endsWith('.template.json'))
    : [];
  if (found.length === 0) {
    console.error('There are no templates in dist/cdk. Run "npm run synth" first.');
    return 1;
  }
  const program = join(environment, 'bin', 'cfn-lint');
  if (!existsSync(program)) {
    execFileSync('python3', ['-m', 'venv', environment], { stdio: 'inherit' });
    const pip = join(environment, 'bin', 'pip');
    execFileSync(pip, ['install', '--quiet', `cfn-lint==${version}`], { stdio: 'inherit' });
  }
  const paths = found.map((name) => join(templates, name));
  // W3005: the CDK writes dependencies that a reference already implies.
  const { status } = spawnSync(program, ['--ignore-checks', 'W3005', '--', ...paths], { stdio: 'inherit' });
  if (status === 0) console.log(`cfn-lint ${version}: ${found.length} templates, no error, no warning`);
  return status ?? 1;
}

process.exit(lint());
