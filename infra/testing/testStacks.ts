import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { manifest, type FunctionName, type FunctionSpec } from '#functions/manifest.ts';
import { exampleBundle } from '../aws/bundleFunctions.ts';
import { conversationsApp } from '../aws/conversationsApp.ts';
import { withoutProtection } from '../aws/DataStack.ts';
import type { EmulatorTarget } from '../aws/EmulatorTarget.ts';
import { stageNamed, type Stage } from '../aws/stages.ts';

export type Resource = {
  readonly Properties: Readonly<Record<string, unknown>>;
  readonly DeletionPolicy?: string;
  readonly DependsOn?: readonly string[];
};
export type Statement = {
  readonly Effect: string;
  readonly Action: string | string[];
  readonly Resource: unknown;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
};

/** The functions of the service. The one that writes invitations is in the data stack. */
export const functions = (Object.entries(manifest) as readonly [FunctionName, FunctionSpec][]).filter(
  ([, { on }]) => !('signIn' in on),
);

/**
 * Creates the stacks of a stage as a deployment does, from a page and bundles that are nearly empty. Skips the CDK's own
 * validation of templates, which takes four fifths of a synthesis; its findings are only warnings, and `npm run synth` prints them.
 */
export function testApp(
  stage: Stage,
  context: Readonly<Record<string, unknown>> = {},
  target?: EmulatorTarget,
) {
  const { page, bundles } = emptyBuild();
  const app = new App({ context: { ...context, bundles }, builtinCloudFormationValidation: false });
  return conversationsApp(app, stage, page, target);
}

/** Creates the templates of a stage that keeps its data. */
export const prodTemplates = once(() => templatesOf(testApp(stageNamed('prod'))));
/** Creates the templates of a stage that keeps nothing. */
export const passingTemplates = once(() => templatesOf(testApp(stageNamed('test'))));
/** Creates the template of the data stack of a first deployment. */
export const firstDataTemplate = once(() =>
  Template.fromStack(testApp(stageNamed('prod'), withoutProtection).data),
);

/** Returns the resources of a type in the service of the stage that keeps its data. */
export function resources(type: string): readonly Resource[] {
  return Object.values(prodTemplates().service.findResources(type)) as Resource[];
}

export function allQueues(): Readonly<Record<string, Resource>> {
  const { data, service } = prodTemplates();
  return { ...data.findResources('AWS::SQS::Queue'), ...service.findResources('AWS::SQS::Queue') } as Record<
    string,
    Resource
  >;
}

/** Returns the statements of a function's role: those of its row, and those that event sources add. */
export function statementsOf(name: FunctionName): readonly Statement[] {
  return statementsOfRole(prodTemplates().service, `Functions${name}Role`);
}

export function statementsOfRole(template: Template, roleId: string): readonly Statement[] {
  type Document = { readonly PolicyDocument: { readonly Statement: readonly Statement[] } };
  const roles = Object.entries(template.findResources('AWS::IAM::Role'))
    .filter(([id]) => id.startsWith(roleId))
    .flatMap(
      ([, role]) => (role['Properties'] as { readonly Policies?: readonly Document[] }).Policies ?? [],
    );
  const policies = Object.values(template.findResources('AWS::IAM::Policy'))
    .map(
      (policy) => policy['Properties'] as Document & { readonly Roles: readonly { readonly Ref: string }[] },
    )
    .filter(({ Roles }) => Roles.some(({ Ref }) => Ref.startsWith(roleId)));
  return [...roles, ...policies].flatMap(({ PolicyDocument }) => PolicyDocument.Statement);
}

function templatesOf({ data, service }: ReturnType<typeof testApp>) {
  return { data: Template.fromStack(data), service: Template.fromStack(service) };
}

/** Makes the files that the stacks name. Bundling the functions would take longer than the tests. */
const emptyBuild = once(() => {
  const folder = mkdtempSync(join(tmpdir(), 'test-stacks-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const [page, bundles] = [join(folder, 'page'), join(folder, 'functions')];
  mkdirSync(join(page, 'assets'), { recursive: true });
  writeFileSync(join(page, 'index.html'), '<!doctype html>');
  writeFileSync(join(page, 'assets', 'page.js'), '');
  for (const name of [...Object.keys(manifest), exampleBundle]) {
    mkdirSync(join(bundles, name), { recursive: true });
    writeFileSync(join(bundles, name, 'index.mjs'), `// ${name}`);
  }
  return { page, bundles };
});

/** Files of tests that run in one process share what is made once, because synthesis takes seconds. */
function once<Made>(make: () => Made): () => Made {
  let made: { readonly it: Made } | undefined;
  return () => (made ??= { it: make() }).it;
}
