import { Tags, Validations, type App } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { acknowledge } from './acknowledgements.ts';
import { DataStack } from './DataStack.ts';
import { ServiceStack } from './ServiceStack.ts';
import type { EmulatorTarget } from './EmulatorTarget.ts';
import type { Stage } from './stages.ts';

/** Creates the two stacks of a stage, checked by cdk-nag at synthesis. Bundle the functions first. */
export function conversationsApp(app: App, stage: Stage, pageFolder: string, emulator?: EmulatorTarget) {
  const data = new DataStack(app, stage, `Conversations-${stage.name}-Data`);
  const service = new ServiceStack(
    app,
    stage,
    `Conversations-${stage.name}-Service`,
    data,
    pageFolder,
    emulator,
  );
  Tags.of(app).add('product', 'conversations');
  Tags.of(app).add('stage', stage.name);
  if (emulator) return { data, service };
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  acknowledge(data, service, stage);
  return { data, service };
}
