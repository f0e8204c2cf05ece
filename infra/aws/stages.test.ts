import { App } from 'aws-cdk-lib';
import { expect, test } from 'vitest';
import { emulatorTarget } from './EmulatorTarget.ts';
import { refuseExampleAddresses, stageNamed } from './stages.ts';

test('an unknown stage is refused with the names of those there are', () => {
  expect(() => stageNamed('production')).toThrow('There is no stage "production". There are: prod, test.');
  expect(() => stageNamed(undefined)).toThrow('Name a stage. There are: prod, test.');
});

test('a stage that is described wrongly is refused with what is wrong', () => {
  const stage = { ...stageNamed('test'), countries: ['US', 'UK'] };
  expect(() => stageNamed('test', [stage])).toThrow('bad "countries.1"');
});

test('a stage that keeps its data names who gets its alarms, and its addresses receive mail', () => {
  const { alarmsTo, ...nobody } = stageNamed('prod');
  expect(() => stageNamed('prod', [nobody])).toThrow('bad "alarmsTo"');
  expect(() => refuseExampleAddresses(stageNamed('prod'))).toThrow(
    `would go to ${alarmsTo}, which receives no`,
  );
  const reached = { ...nobody, alarmsTo: 'kim@oakhill.com' };
  expect(() => refuseExampleAddresses(reached)).toThrow(`would write to ${reached.supportEmail}`);
  refuseExampleAddresses({ ...reached, supportEmail: 'help@oakhill.com' });
  refuseExampleAddresses(stageNamed('test'));
});

test('an unknown target, and an emulator of which something is not said, are refused with what is missing', () => {
  const asked = (context: Record<string, string>) => () => emulatorTarget(new App({ context }).node);
  expect(asked({})()).toBeUndefined();
  expect(asked({ target: 'emulater' })).toThrow('There is no target "emulater"');
  expect(asked({ target: 'emulator', gateway: 'http://127.0.0.1:4566' })).toThrow('give -c carrier=...');
});
