import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import { passingTemplates, statementsOfRole, testApp } from '#testing/testStacks.ts';
import { stageNamed } from './stages.ts';

/** The service with the example automation for one company. */
const example = Template.fromStack(testApp(stageNamed('test'), { example: 'co_elm' }).service);
const passing = passingTemplates();

describe('the example automation', () => {
  test('is deployed only on request', () => {
    expect(JSON.stringify(passing.service.toJSON())).not.toContain('example/textAllCompanies');
    example.hasResourceProperties('AWS::Lambda::Function', {
      Description: 'Conversations, test: example/textAllCompanies',
      Environment: { Variables: { COMPANY_IDS: 'co_elm' } },
    });
  });

  test('may call the two routes that it uses, for its company, and write its log', () => {
    const statements = statementsOfRole(example, 'ExampleRole');
    expect(statements.flatMap(({ Action }) => Action).toSorted()).toEqual([
      'execute-api:Invoke',
      'logs:CreateLogStream',
      'logs:PutLogEvents',
    ]);
    const called = JSON.stringify(statements.filter(({ Action }) => Action === 'execute-api:Invoke'));
    const routesCalled = [...called.matchAll(/\$default\/([^"]*)/g)].map(([, route]) => route);
    expect(routesCalled).toEqual([
      'GET/api/automation/companies/co_elm/inspections',
      'PUT/api/automation/companies/co_elm/messages/*',
    ]);
  });

  test('for a malformed company is refused in a sentence', () => {
    expect(() => testApp(stageNamed('test'), { example: 'Elm' })).toThrow('"Elm", which is no company id');
  });
});
