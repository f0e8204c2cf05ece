import { App } from 'aws-cdk-lib';
import { buildPage } from '../local/page/buildPage.ts';
import { bundleFunctions } from './bundleFunctions.ts';
import { conversationsApp } from './conversationsApp.ts';
import { emulatorTarget } from './EmulatorTarget.ts';
import { stageNamed } from './stages.ts';

/** Runs under `cdk`. The context `-c stage=NAME` names the stage. */
try {
  const app = new App();
  const stage = stageNamed(app.node.tryGetContext('stage'));
  const [pageFolder] = await Promise.all([buildPage(), bundleFunctions()]);
  conversationsApp(app, stage, pageFolder, emulatorTarget(app.node));
  app.synth();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
