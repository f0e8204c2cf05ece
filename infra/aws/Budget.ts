import { CfnBudget } from 'aws-cdk-lib/aws-budgets';
import { Construct } from 'constructs';
import type { Stage } from './stages.ts';

/**
 * Sends an e-mail when the month's costs of the whole account are forecast to exceed the stage's budget, and when they have
 * reached four fifths of it. Texts are most of the costs, so a loop that texts is noticed here, too. It counts by account and
 * not by tag, because a tag counts only after it was switched on in the Billing console.
 */
export class Budget extends Construct {
  constructor(scope: Construct, id: string, { monthlyBudget = 0, alarmsTo = '' }: Stage) {
    super(scope, id);
    const notify = (notificationType: 'ACTUAL' | 'FORECASTED', threshold: number) => ({
      notification: {
        notificationType,
        threshold,
        thresholdType: 'PERCENTAGE',
        comparisonOperator: 'GREATER_THAN',
      },
      subscribers: [{ subscriptionType: 'EMAIL', address: alarmsTo }],
    });
    // Without a name, because CloudFormation replaces a budget whose subscribers change, and a fixed name would be taken then.
    new CfnBudget(this, 'Month', {
      budget: {
        budgetType: 'COST',
        timeUnit: 'MONTHLY',
        budgetLimit: { amount: monthlyBudget, unit: 'USD' },
      },
      notificationsWithSubscribers: [notify('ACTUAL', 80), notify('FORECASTED', 100)],
    });
  }
}
