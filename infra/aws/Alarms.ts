import { Alarm, ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { alarmRows } from './alarmRows.ts';
import type { Watched, AlarmRow } from './AlarmRow.ts';
import type { Stage } from './stages.ts';

/** Creates the alarms. Each says what breaks for whom, and what to do first; the runbook in infra/README.md continues from there. */
export class Alarms extends Construct {
  constructor(scope: Construct, id: string, watched: Watched, topic: ITopic, stage: Stage) {
    super(scope, id);
    for (const row of alarmRows(watched, stage)) {
      const { name, metric, text, periods = 1 } = row;
      new Alarm(this, name, {
        alarmName: `conversations-${stage.name}-${name}`,
        alarmDescription: text,
        metric,
        evaluationPeriods: periods,
        ...reasonOf(row),
      }).addAlarmAction(new SnsAction(topic));
    }
  }
}

function reasonOf({ above }: AlarmRow) {
  return above === 'none'
    ? {
        threshold: 1,
        comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
        treatMissingData: TreatMissingData.BREACHING,
      }
    : {
        threshold: above,
        comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
        treatMissingData: TreatMissingData.NOT_BREACHING,
      };
}
