import { useApi } from '@backstage/core-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import {
  type DatabaseRef,
  type PolicyFinding,
  type PolicyReport,
  cnpgPolicyWaivePermission,
} from '@pgportal/plugin-cnpg-common';
import { useState } from 'react';
import { cnpgApiRef } from '../../api';
import { nameOfEntity } from '../../fleet/nameOfEntity';
import { useFleetDocument } from '../../fleet/useFleetDocument';
import { useSay } from '../../hooks/useSay';
import { useFleetTexts } from '../../fleet/useFleetTexts';
import { useReason } from '../../fleet/useReason';
import { useRuleNames } from '../../fleet/useRuleNames';
import { formatDay, formatList } from '../../format';
import { Section } from '../common/Section';
import { Stack } from '../common/Stack';
import { StateLabel } from '../common/StateLabel';
import { WaiverDialog } from './WaiverDialog';

const useStyles = makeStyles(theme => ({
  list: {
    listStyle: 'none',
    margin: 0,
    padding: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(2),
  },
  finding: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(1, 2),
    alignItems: 'flex-start',
    overflowWrap: 'anywhere',
  },
  text: { flex: '1 1 16rem', minWidth: 0 },
}));

function Finding(props: {
  finding: PolicyFinding;
  title: string;
  mayWaive: boolean;
  busy: boolean;
  onWaive(): void;
  onEnd(): void;
}) {
  const { finding, title, mayWaive, busy, onWaive, onEnd } = props;
  const { message, messages, policyTitle, waived } = finding;
  const say = useSay();
  const classes = useStyles();
  const { fleet, language } = useFleetTexts();
  return (
    <li className={classes.finding}>
      <div className={classes.text}>
        <StateLabel tone={waived ? 'info' : 'warning'} strong>
          {waived ? fleet('policy.waivedRule', { rule: title }) : title}
        </StateLabel>
        <Typography variant="body2">
          {say(messages?.message, message)}
        </Typography>
        {waived && (
          <Typography variant="body2">
            {fleet('policy.waived', {
              day: formatDay(new Date(waived.until), language),
              by: nameOfEntity(waived.by),
              reason: waived.reason,
            })}
          </Typography>
        )}
        {policyTitle && (
          <Typography variant="caption" color="textSecondary">
            {fleet('policy.of', { policy: policyTitle })}
          </Typography>
        )}
      </div>
      {mayWaive && (
        <Button
          size="small"
          variant="outlined"
          disabled={busy}
          onClick={waived ? onEnd : onWaive}
          aria-label={fleet(waived ? 'policy.endRule' : 'policy.waiveRule', {
            rule: title,
          })}
        >
          {fleet(waived ? 'policy.end' : 'policy.waiveButton')}
        </Button>
      )}
    </li>
  );
}

/** How a database stands with the policies, and what is waived for it. */
export function PolicySection(props: {
  database: DatabaseRef;
  report: PolicyReport;
  /** After a waiver was granted or ended. */
  onChange(): void;
}) {
  const { database, report, onChange } = props;
  const { findings, judged, score, notEvaluated, malformedWaivers } = report;
  const api = useApi(cnpgApiRef);
  const classes = useStyles();
  const { fleet, language } = useFleetTexts();
  const { allowed } = usePermission({ permission: cnpgPolicyWaivePermission });
  const { value: governance } = useFleetDocument('governance', options =>
    api.getGovernance(options),
  );
  const { nameOfRule } = useRuleNames(governance);
  const reasonOf = useReason();
  const [waiving, setWaiving] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();

  async function end(rule: string) {
    setBusy(true);
    setProblem(undefined);
    try {
      await api.endWaiver(database, rule);
      onChange();
    } catch (error) {
      setProblem(fleet('policy.failed', { reason: reasonOf(error) }));
    } finally {
      setBusy(false);
    }
  }

  const broken = findings.filter(({ waived }) => !waived).length;
  return (
    <Section id="policy" title={fleet('policy.title')}>
      <Stack gap={2}>
        {score !== undefined && (
          <Typography variant="body1">
            {fleet('policy.score', { score: String(score) })}
            {' · '}
            {broken
              ? fleet('policy.broken', {
                  broken: String(broken),
                  judged: String(judged),
                })
              : fleet('policy.kept', { count: judged })}
          </Typography>
        )}
        {findings.length > 0 && (
          <ul className={classes.list}>
            {[...findings]
              .sort((a, b) => Number(!!a.waived) - Number(!!b.waived))
              .map(finding => (
                <Finding
                  key={`${finding.policy} ${finding.rule}`}
                  finding={finding}
                  title={nameOfRule(finding.rule)}
                  mayWaive={allowed}
                  busy={isBusy}
                  onWaive={() => setWaiving(finding.rule)}
                  onEnd={() => end(finding.rule)}
                />
              ))}
          </ul>
        )}
        {problem && (
          <Typography role="alert" variant="body2" color="error">
            {problem}
          </Typography>
        )}
        {notEvaluated.length > 0 && (
          <Typography variant="body2" color="textSecondary">
            {fleet('policy.notEvaluated', {
              rules: formatList(notEvaluated.map(nameOfRule), language),
            })}
          </Typography>
        )}
        {malformedWaivers > 0 && (
          <StateLabel tone="warning">
            {fleet('policy.malformed', { count: malformedWaivers })}
          </StateLabel>
        )}
      </Stack>
      {waiving && (
        <WaiverDialog
          database={database}
          rule={waiving}
          title={nameOfRule(waiving)}
          onClose={() => setWaiving(undefined)}
          onDone={() => {
            setWaiving(undefined);
            onChange();
          }}
        />
      )}
    </Section>
  );
}
