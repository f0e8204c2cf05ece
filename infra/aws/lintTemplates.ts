import { checkTemplates } from './checkTemplates.ts';

// Runs as `npm run cfnlint`: asks cfn-lint whether CloudFormation would accept the templates.
// W3005: the CDK writes dependencies that a reference already implies.
process.exit(
  await checkTemplates('cfn-lint', '1.58.0', (paths) => ['--ignore-checks', 'W3005', '--', ...paths]),
);
